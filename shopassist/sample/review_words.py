"""The words of the sample reviews: clauses by language, theme and polarity, all written by us.

A clause is one sentence with gaps: {item} for the thing, {a|b|c} for a choice.
"""

Clauses = dict[tuple[str, str], tuple[str, ...]]
"""(theme, "good" or "bad") to clauses."""

ENGLISH: Clauses = {
    ("delivery", "good"): (
        "{It|The parcel|My order} {arrived|was here|came} {in two days|the next morning|earlier than promised|within the week}.",
        "Delivery was {quick|fast and easy|surprisingly quick|right on time}.",
        "Ordered on {Monday|Sunday night|Thursday}, had it on {Wednesday|Tuesday|Saturday}.",
        "The courier {even called ahead|left it safely with a neighbour|was on time}, {great|no complaints|well done}.",
    ),
    ("delivery", "bad"): (
        "It took {almost three weeks|sixteen days|far too long} to {arrive|get here|reach me}.",
        "Delivery was {slow|late by a week|much later than promised}{| and nobody told me why}.",
        "Tracking {stood still for ten days|never worked|said delivered when it was not}.",
        "{It came after|Missed} {Christmas|the birthday|the date I needed it}, {so much for express|a pity}.",
    ),
    ("packing", "good"): (
        "{Beautifully|Carefully|So well} {packed|wrapped}, {not a bit of plastic|everything safe in paper|like a present}.",
        "The {box|packing} was {sturdy|lovely|thoughtful} {and all recyclable|with a handwritten note|and nothing rattled}.",
        "I loved the {tissue paper|little card|dried flower} in the box.",
    ),
    ("packing", "bad"): (
        "The box was {crushed|half open|soaked} when it {arrived|got here}.",
        "{Badly packed|Poor packing}, {just one sheet of paper round it|no padding at all|it rattled in a box twice its size}.",
        "One {corner|edge} was {chipped|dented} because {nothing protected it|the packing is too thin}.",
    ),
    ("size", "good"): (
        "{Fits|Sits} {perfectly|just right|as in the size chart}.",
        "True to size, I {took my usual M|am 170 and the M is right|ordered as always}.",
        "The {cut|fit} is {relaxed but not baggy|lovely|flattering}.",
    ),
    ("size", "bad"): (
        "Runs {small|very small|at least one size small}, {order one up|I had to send it back|take L if you wear M}.",
        "The {sleeves are|body is|shoulders are} {too short|too tight|tighter than the chart says}.",
        "Size {M fits like an S|L is more like M|chart is wrong}{|, be careful|, sadly}.",
        "It {shrank|got smaller} {after the first wash|a whole size in the wash}.",
    ),
    ("cloth", "good"): (
        "The {fabric|material|cloth} is {so soft|thick and soft|heavy in a good way|wonderful}.",
        "{Soft|Warm}, {does not scratch|no pilling after a month|washes well}.",
        "You can feel the quality of the {cotton|fabric|stitching}.",
    ),
    ("cloth", "bad"): (
        "The {fabric|material|cloth} is {thin|rough|see-through|scratchy}.",
        "It {pilled|lost its shape|faded} after {two washes|a week|wearing it twice}.",
        "{A seam|The stitching} {came undone|opened} {on day three|after one wash|almost at once}.",
    ),
    ("colour", "good"): (
        "The colour is {even nicer|richer|warmer} {in real life|than in the picture}.",
        "{Exactly|Just} the {shade|colour} in the photo.",
        "What a {lovely|calm|deep} colour, it goes with everything.",
    ),
    ("colour", "bad"): (
        "The colour is {nothing like|quite different from|much duller than} the {picture|photo}.",
        "{In the photo|On the website} it is {green|blue|warm}, {in my hand|in reality} it is {grey|almost grey|a cold grey}.",
        "{Darker|Paler|Greyer} than {shown|the picture}, {not what I ordered|I expected something else}.",
    ),
    ("handle", "good"): (
        "The handle is {comfortable|big enough for three fingers|just right}.",
        "{Sits|Lies} {beautifully|so well} in the hand.",
    ),
    ("handle", "bad"): (
        "The handle {broke off|came off|snapped} {after two weeks|when I lifted it|with hot tea in it|in the dishwasher}.",
        "{There was|I found} a crack {where the handle meets the cup|in the handle} and {then it broke|now it is off}.",
        "Second one, and again the handle {broke|came loose}{|. Dangerous with hot coffee|. Please check this batch}.",
        "Handle {loose|cracked} {on arrival|after a few days}, {I do not dare to use it|it will not last}.",
    ),
    ("scent", "good"): (
        "{Smells|The scent is} {wonderful|divine|gentle and not too sweet|like a walk after rain}.",
        "The {whole room|hallway|bathroom} {smells of it|smells so good} {for hours|the whole evening}{|, even unlit}.",
        "{Natural|Soft|Warm} scent, {no headache|never overpowering|I keep coming back for it}.",
    ),
    ("scent", "bad"): (
        "{Hardly any|Almost no} scent{|, even after an hour|, a pity at this price}.",
        "{Smells|The smell is} {artificial|like cleaning fluid|far too strong|nothing like the name}.",
        "The scent gave me {a headache|a sore throat}.",
    ),
    ("price", "good"): (
        "{Great|Very good|Fair} {value|price} for {handmade|this quality|what you get}.",
        "Worth every {cent|penny}.",
        "I {expected to pay more|have paid twice as much for less}.",
    ),
    ("price", "bad"): (
        "{Too expensive|Overpriced|A bit pricey} for {what it is|its size|the quality}.",
        "{A week later|Two days later} it was {on sale|20 percent cheaper}, {annoying|I feel silly}.",
        "For {this price|that money} I expected {more|better}.",
    ),
    ("service", "good"): (
        "{Customer service|Their support|The team} {answered within the hour|was kind and quick|solved it at once}.",
        "{A quick friendly reply|Helpful answer} to my question, {rare these days|thank you}.",
        "They {replaced it without fuss|sent a new one the same day|refunded me at once}.",
    ),
    ("service", "bad"): (
        "{Three mails|Two messages} and {no answer|still no reply}.",
        "Customer service {just sends standard texts|was rude|promised a refund that never came}.",
        "{Returning it|The return} was {a hassle|at my cost|slow}, {very disappointing|not again}.",
    ),
    ("gift", "good"): (
        "{Bought as a gift|A present} for my {sister|mum|best friend|colleague}, {she loves it|she was so happy|big smile}.",
        "{Perfect|Lovely|Ideal} {present|gift}, {I will buy another|everybody asked where it is from}.",
    ),
    ("gift", "bad"): (
        "{Bought|Ordered} it as a gift and {the price tag was still on|the gift wrap was missing}.",
        "{Too embarrassing|Not nice enough} to give away{| like this}, {I bought something else|sadly}.",
    ),
    ("quality", "good"): (
        "{Beautiful|Gorgeous|Lovely} {item}{|, even better than I hoped|, so well made}.",
        "I {love|adore} this {item}{|, I use it every day|. My new favourite}.",
        "{Well made|Solid|Carefully made}, you see that somebody {cares|took time}.",
        "My {second|third} {item} from this shop and {as good as the first|never disappointed}.",
    ),
    ("quality", "bad"): (
        "The {item} {looks cheap|feels flimsy|is not well finished}.",
        "{Disappointed|Not happy} with this {item}{|, it looks used|, it has flaws}.",
        "{Rough edges|Glue marks|Scratches} {on mine|where you see them}, {not acceptable|not nice}.",
    ),
}  # fmt: skip

CHINESE: Clauses = {
    ("delivery", "good"): (
        "{物流|快递|发货}{很快|特别快|神速|挺给力}，{两天就到了|第二天就收到了|比预计早到}。",
        "{周日|昨晚|前天}下的单，{周二|今天|没几天}就{到了|收到了}。",
        "快递小哥{态度很好|还提前打了电话|直接送上门}。",
    ),
    ("delivery", "bad"): (
        "{物流|快递|发货}{太慢了|慢得离谱|实在慢}，{等了快三个星期|半个月才到|催了两次才发}。",
        "{错过了圣诞节|过了生日才到|说好三天结果等了两周}，{很失望|有点无语|心情都没了}。",
        "物流信息{十天没更新|一直不动}{|，也没人解释}。",
    ),
    ("packing", "good"): (
        "包装{很用心|很精致|严严实实|特别漂亮}，{一点塑料都没有|像收到礼物一样|没有任何磕碰}。",
        "{盒子|包裹}里还有{一张手写卡片|一小束干花}，{很有心|好感动|太贴心了}。",
    ),
    ("packing", "bad"): (
        "{盒子|箱子|外包装}{都压扁了|破了一个洞|湿了}，{里面就一层纸|没有任何缓冲|差点摔坏}。",
        "包装{太简陋|太随便}，{边角磕掉了一块|收到就有缺口}。",
    ),
    ("size", "good"): (
        "尺码{很准|正好|合适}，{按平时的买就行|165穿M刚刚好|版型也好看}。",
        "{大小|版型}{刚刚好|很合身}{|，显瘦}。",
    ),
    ("size", "bad"): (
        "尺码{偏小|小了一圈|严重偏小}，{建议买大一码|平时穿M的要拍L|只能退了}。",
        "{袖子|肩膀|衣长}{太短|太紧|偏短}，{穿着不舒服|跟尺码表对不上}。",
        "洗了一次就{缩水|小了一号}{|，太失望了}。",
    ),
    ("cloth", "good"): (
        "{面料|料子|布料}{很舒服|柔软亲肤|厚实|摸着就很好}，{不扎人|不起球|洗了也不变形}。",
        "{手感|质感}{一流|非常好|超出预期}。",
    ),
    ("cloth", "bad"): (
        "{面料|料子|布料}{太薄|很粗糙|扎人|有点透}{|，不值}。",
        "{洗了两次|穿了一周|才穿几天}就{起球|变形|掉色}了。",
        "{线头很多|缝线开了|走线歪歪扭扭}{|，做工不行}。",
    ),
    ("colour", "good"): (
        "颜色{比图片还好看|和图片一样|很高级|温柔耐看}。",
        "{没有色差|实物颜色很正}，{喜欢|怎么搭都好看}。",
    ),
    ("colour", "bad"): (
        "{色差|颜色差别}{很大|太大|严重}，{图片是绿色实物发灰|跟图片完全不一样|暗了好多}。",
        "颜色{偏灰|偏暗|没有图片好看}，{有点失望|不是我想要的}。",
    ),
    ("handle", "good"): (
        "{杯把|把手}{很好握|大小合适|拿着很稳}。",
        "{拿在手里|握着}{很有分量|很舒服}。",
    ),
    ("handle", "bad"): (
        "{杯把|把手|杯子把手}{断了|掉了|裂了}，{才用了两周|倒热水的时候|吓我一跳|差点烫到手}。",
        "{把手连接处|杯把那里}有{裂纹|裂缝}，{没几天就断了|不敢用了}。",
        "{第二个了|又买一个}，{把手还是断|杯把又掉了}，{这批是不是有问题|希望商家重视}。",
    ),
    ("scent", "good"): (
        "{味道|香味|香气}{很好闻|淡淡的|很高级|自然不刺鼻}，{整个房间都是|点一会儿就满屋|闻着很放松}。",
        "{回购好几次了|第三次买了}，就喜欢这个{味道|香味}。",
    ),
    ("scent", "bad"): (
        "{几乎没有味道|味道太淡了|点了半天闻不到}{|，不值这个价}。",
        "{味道|香味}{很冲|像洗洁精|太人工了|闻着头疼}。",
    ),
    ("price", "good"): (
        "{性价比很高|价格实惠|这个价很值}，{手工的能这样不容易|会回购|推荐}。",
        "{物超所值|一分钱一分货}。",
    ),
    ("price", "bad"): (
        "{有点贵|太贵了|价格虚高}，{不太值|感觉不值这个价|性价比不高}。",
        "{刚买完就降价|买完第二天就打折}，{心塞|不开心|能退差价吗}。",
    ),
    ("service", "good"): (
        "客服{态度很好|很有耐心|回复很快}，{问题马上解决了|给换了新的|点赞}。",
        "{售后|商家}{很负责|没得说}，{马上补发了一个|二话不说就退款了}。",
    ),
    ("service", "bad"): (
        "客服{不理人|只会复制粘贴|态度很差}，{发了三条都没回|问什么都不知道}。",
        "{退货|售后}{太麻烦|推来推去|拖了两周}，{不会再来了|体验很差}。",
    ),
    ("gift", "good"): (
        "{送朋友|送妈妈|送闺蜜|送同事}的，{她很喜欢|收到特别开心|都问我哪里买的}。",
        "{送礼|当礼物}{很合适|很有面子|首选}。",
    ),
    ("gift", "bad"): (
        "{送人的|买来当礼物}，结果{价签都没撕|礼品包装没给|拿不出手}。",
    ),
    ("quality", "good"): (
        "{item}{很漂亮|质感很好|做工精细|比想象中好}，{很喜欢|每天都在用|爱了|值得买}。",
        "{实物|真的}{很美|很好看|很有质感}{|，朋友都夸}。",
        "{第二次|第三次}在这家买{item}了，{一如既往地好|没有失望过}。",
    ),
    ("quality", "bad"): (
        "{item}{看着很廉价|做工粗糙|有瑕疵|有划痕}，{不太满意|失望|跟描述不符}。",
        "质量{一般|不行|太差}，{用了几天就坏了|没有想象中好}。",
    ),
}  # fmt: skip

LINKS: dict[str, tuple[str, ...]] = {
    "english": ("But ", "Only: ", "On the other hand, ", "Sadly, ", "Still, "),
    "chinese": ("但是", "就是", "不过", "可惜", "唯一的缺点是"),
}
ENDINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "english": {
        "good": ("Will buy again.", "Recommended.", "Thank you!", "Very happy 😊", "Five stars.", "❤️", "Already looking at the next one."),
        "bad": ("Not again.", "I want my money back.", "Very disappointing.", "Please do better.", "😡", "Would not recommend."),
        "mixed": ("All in all fine.", "Three stars from me.", "I keep it, but.", "It could be so good."),
    },
    "chinese": {
        "good": ("推荐。", "会回购！", "好评👍", "下次还来。", "满意。", "已经种草下一个了", "爱了爱了❤️"),
        "bad": ("不推荐。", "差评。", "要求退款。", "别买。", "太让人失望了😡", "再也不买了。"),
        "mixed": ("总体还行。", "中评吧。", "凑合用。", "希望改进。"),
    },
}  # fmt: skip
OPENINGS: dict[str, tuple[str, ...]] = {
    "english": ("So,", "Honest review:", "After a month of use:", "First order here.", "My husband rolled his eyes, but:", "Bought in {October|spring|the sale}."),
    "chinese": ("用了一个月来评价。", "第一次在这家买。", "种草很久了。", "说实话，", "追评：", "朋友推荐来的。", "收到有几天了。"),
}  # fmt: skip
SHORT: dict[str, dict[str, tuple[str, ...]]] = {
    "english": {
        "good": ("Good", "Love it ❤️", "Perfect!", "ok, nice", "👍👍", "As described.", "Great."),
        "bad": ("Bad.", "No.", "Broken", "Meh", "Not good"),
    },
    "chinese": {
        "good": ("好", "不错", "很好👍", "好评", "喜欢", "可以的", "满意"),
        "bad": ("差", "一般般", "不好", "坏的", "呵呵"),
    },
}
STOCK = (
    "此用户没有填写评价。",
    "此用户没有填写评价",
    "系统默认好评！",
    "评价方未及时做出评价，系统默认好评!",
)
COPIED = (
    "Best shop in the world, super quality, buy here and you will never regret it, five stars!!!",
    "宝贝非常好，质量一流，卖家服务态度超级好，物流飞快，强烈推荐大家购买，五星好评！",
)
"""The same text from many accounts: suspicious on purpose."""

TITLES: dict[str, dict[str, tuple[str, ...]]] = {
    "english": {
        "good": ("Lovely", "So happy with it", "Exactly what I wanted", "Beautiful", "Will come back", "A keeper"),
        "bad": ("Disappointed", "Not what I expected", "Sent it back", "Could be better", "Hm, no", "Be careful"),
        "mixed": ("Nice, but", "Good and bad", "Mixed feelings", "Almost perfect"),
    },
    "chinese": {
        "good": ("很喜欢", "值得买", "惊喜", "好看", "会回购", "满意"),
        "bad": ("失望", "不推荐", "退货了", "踩雷", "一般", "注意"),
        "mixed": ("有好有坏", "还行", "差一点完美", "喜忧参半"),
    },
}  # fmt: skip
