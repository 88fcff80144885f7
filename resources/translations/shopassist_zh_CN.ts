<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Drawing the sample shop</source>
        <translation>绘制示例店铺</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>导入 {file}</translation>
    </message>
    <message>
        <source>Learning recommendations</source>
        <translation>生成推荐</translation>
    </message>
    <message>
        <source>Tagging pictures</source>
        <translation>为图片添加标签</translation>
    </message>
    <message>
        <source>Reading reviews</source>
        <translation>分析评价</translation>
    </message>
    <message>
        <source>{path} is a folder. Expected a shop file; choose one, or a new name.</source>
        <translation>“{path}”是文件夹，这里需要店铺文件。请选择一个店铺文件，或输入新的名称。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made ({reason}). Choose another place for the shop file.</source>
        <translation>无法创建文件夹“{folder}”（{reason}）。请为店铺文件另选一个位置。</translation>
    </message>
    <message>
        <source>{file} was made by a newer ShopAssist (shop version {found}; this one reads up to {known}). Nothing was changed. Update ShopAssist, then open the file again.</source>
        <translation>“{file}”由更新版本的 ShopAssist 创建（店铺版本为 {found}，当前程序最高支持 {known}）。未做任何更改。请先更新 ShopAssist，再重新打开该文件。</translation>
    </message>
    <message>
        <source>{file} is damaged: parts of it cannot be read. The file is left as it is. Restore the newest backup, or import the exports again into a new shop.</source>
        <translation>“{file}”已损坏，部分内容无法读取。文件保持原样。请恢复最新的备份，或新建店铺并重新导入导出文件。</translation>
    </message>
    <message>
        <source>{file} is in use by another program. Nothing was changed. Close the other program, or wait for it, then try again.</source>
        <translation>“{file}”正被其他程序使用。未做任何更改。请关闭该程序，或等它结束后再试。</translation>
    </message>
    <message>
        <source>{file} cannot be written in {folder}. Nothing was changed. Allow writing there, or copy the shop to another folder and open the copy.</source>
        <translation>无法在“{folder}”中写入“{file}”。未做任何更改。请允许写入该文件夹，或把店铺文件复制到其他文件夹后打开副本。</translation>
    </message>
    <message>
        <source>There is no room left for {file}, or its disk does not answer. Nothing was changed. Free some space on the disk of {folder}, then try again.</source>
        <translation>“{file}”所在的磁盘空间不足或没有响应。未做任何更改。请在“{folder}”所在的磁盘上腾出一些空间，然后再试。</translation>
    </message>
    <message>
        <source>{file} is not a ShopAssist file. It was left as it is. Choose a shop file, or import this file if it is an export of your shop.</source>
        <translation>“{file}”不是 ShopAssist 的文件，已保持原样。请选择店铺文件；如果它是您店铺的导出文件，请改为导入。</translation>
    </message>
    <message>
        <source>{file} cannot be opened ({reason}). Choose another place for the shop.</source>
        <translation>无法打开“{file}”（{reason}）。请为店铺另选一个位置。</translation>
    </message>
    <message>
        <source>The work was cut off: its process ended unexpectedly, perhaps for lack of memory. Nothing was stored. Close other programs, then start it again.</source>
        <translation>任务中断：处理进程意外结束，可能是内存不足。未保存任何内容。请关闭其他程序，然后重新开始。</translation>
    </message>
    <message>
        <source>{folder} cannot be made ({reason}). Choose another folder after --out.</source>
        <translation>无法创建“{folder}”（{reason}）。请在 --out 后指定其他文件夹。</translation>
    </message>
    <message>
        <source>{file} already holds your own imports ({name}). The sample is kept apart: name another file after --shop, or leave --shop out.</source>
        <translation>“{file}”中已有您自己导入的数据（{name}）。示例店铺需单独存放：请在 --shop 后指定其他文件，或去掉 --shop。</translation>
    </message>
    <message>
        <source>Recommendations: no order of {customer} is in this shop. Check the address, or import the orders on this computer: e-mails are kept as fingerprints that only it can make.</source>
        <translation>推荐：店铺中没有 {customer} 的订单。请检查邮箱地址，或在这台电脑上导入订单：邮箱只以指纹形式保存，而这种指纹只有这台电脑能生成。</translation>
    </message>
    <message>
        <source>No review has been read yet. Import reviews, then run: shopassist reviews</source>
        <translation>还没有分析过评价。请先导入评价，然后运行：shopassist reviews</translation>
    </message>
    <message>
        <source>There is no shop {file}. Check the name after --shop, or make it by importing into it.</source>
        <translation>店铺“{file}”不存在。请检查 --shop 后的名称，或向它导入数据以创建该店铺。</translation>
    </message>
    <message>
        <source>The shop that was open last is gone: {file}. Put it back, or name another after --shop.</source>
        <translation>上次打开的店铺已不在原处：“{file}”。请放回原处，或在 --shop 后指定其他店铺。</translation>
    </message>
    <message>
        <source>Not in this version yet: {what}. Nothing was changed.</source>
        <translation>此版本尚不支持：{what}。未做任何更改。</translation>
    </message>
    <message>
        <source>--map: expected FIELD=COLUMN, such as sku=Article; found {found}.</source>
        <translation>--map：格式应为“字段=列名”，例如 sku=Article；实际为“{found}”。</translation>
    </message>
    <message>
        <source>{file} is the shop itself. Choose another name.</source>
        <translation>“{file}”就是店铺文件本身。请换一个名称。</translation>
    </message>
    <message>
        <source>{file} is damaged ({found}). Choose another backup; the shop was left as it is.</source>
        <translation>“{file}”已损坏（{found}）。店铺保持原样。请选择其他备份。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}). Close it if it is open in another program, free some space, or choose another place.</source>
        <translation>无法写入“{file}”（{reason}）。如果它正在其他程序中打开，请先关闭；也可以腾出一些空间，或另选一个位置。</translation>
    </message>
    <message>
        <source>an amount a shop can have</source>
        <translation>店铺中合理的金额</translation>
    </message>
    <message>
        <source>The number is too large. Correct it, or leave the row out.</source>
        <translation>数字过大。请更正，或删去这一行。</translation>
    </message>
    <message>
        <source>a whole number of pieces</source>
        <translation>整数件数</translation>
    </message>
    <message>
        <source>Correct the quantity, or leave the row out.</source>
        <translation>请更正数量，或删去这一行。</translation>
    </message>
    <message>
        <source>a plain number</source>
        <translation>普通数字</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number. Export it again as text.</source>
        <translation>这个数字被电子表格软件缩写了。请以文本格式重新导出。</translation>
    </message>
    <message>
        <source>a number like 24.00</source>
        <translation>像 24.00 这样的数字</translation>
    </message>
    <message>
        <source>Correct the number in the file, or leave the row out.</source>
        <translation>请在文件中更正数字，或删去这一行。</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>一个值</translation>
    </message>
    <message>
        <source>Fill in the cell, or leave the row out.</source>
        <translation>请填写该单元格，或删去这一行。</translation>
    </message>
    <message>
        <source>a whole number or code</source>
        <translation>完整的数字或编码</translation>
    </message>
    <message>
        <source>A spreadsheet has shortened this number and its last digits are lost. Export the file again and import it without opening it in a spreadsheet.</source>
        <translation>这个数字被电子表格软件缩写，末尾几位已丢失。请重新导出文件，不要用电子表格软件打开，直接导入。</translation>
    </message>
    <message>
        <source>a rating from 1 to 5</source>
        <translation>1 到 5 的评分</translation>
    </message>
    <message>
        <source>Correct the rating, or leave the row out.</source>
        <translation>请更正评分，或删去这一行。</translation>
    </message>
    <message>
        <source>a day that exists</source>
        <translation>真实存在的日期</translation>
    </message>
    <message>
        <source>Correct the day in the file, or leave the row out.</source>
        <translation>请在文件中更正日期，或删去这一行。</translation>
    </message>
    <message>
        <source>a year from {first} to {last}</source>
        <translation>{first} 到 {last} 之间的年份</translation>
    </message>
    <message>
        <source>Correct the year in the file, or leave the row out.</source>
        <translation>请在文件中更正年份，或删去这一行。</translation>
    </message>
    <message>
        <source>a day like 2026-03-09</source>
        <translation>像 2026-03-09 这样的日期</translation>
    </message>
    <message>
        <source>This is Excel&apos;s number for {day}. Write the day instead.</source>
        <translation>这是 Excel 用来表示 {day} 的数字。请改为填写日期。</translation>
    </message>
    <message>
        <source>{file} is an export of {source} ({format}) without sale lines of its own; it cannot be read yet. Expected instead: {instead}. Export that and import it.</source>
        <translation>“{file}”是 {source} 的导出文件（{format}），其中没有销售明细，目前还不能读取。需要的是：{instead}。请导出该文件后再导入。</translation>
    </message>
    <message>
        <source>{file}: {kind} cannot be imported yet. Expected one of {known}.</source>
        <translation>{file}：目前还不能导入 {kind}。应为以下之一：{known}。</translation>
    </message>
    <message>
        <source>There is no format named {name}. Expected one of {known}.</source>
        <translation>没有名为 {name} 的格式。应为以下之一：{known}。</translation>
    </message>
    <message>
        <source>{file}: {field} was to come from the column {name}, but there is no such column. Found: {found}. Correct the name.</source>
        <translation>{file}：字段 {field} 应取自“{name}”列，但文件中没有这一列。实际的列：{found}。请更正列名。</translation>
    </message>
    <message>
        <source>{file}: {count} columns could be {field}: {names}. Say which one it is: --map {field}={example}</source>
        <translation>{file}：有 {count} 列都可能是 {field}：{names}。请指明是哪一列：--map {field}={example}</translation>
    </message>
    <message>
        <source>{file}: expected a table of sales, products or reviews, but none of its columns is known. Columns found in line {line}: {found}. Say what they are, such as --map sku=COLUMN, or choose another file.</source>
        <translation>{file}：需要销售记录、商品或评价的表格，但其中没有一列可以识别。第 {line} 行中的列：{found}。请说明各列的含义，例如 --map sku=列名，或选择其他文件。</translation>
    </message>
    <message>
        <source>{file}: expected {kind}, but no column was found for {missing}. Columns found in line {line}: {found}. Say which column it is, such as --map {example}=COLUMN, or choose another file.</source>
        <translation>{file}：应为 {kind} 表格，但没有找到对应 {missing} 的列。第 {line} 行中的列：{found}。请指明是哪一列，例如 --map {example}=列名，或选择其他文件。</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Putting {file} in order</source>
        <translation>正在整理 {file}</translation>
    </message>
    <message>
        <source>Storing {file}</source>
        <translation>正在保存 {file}</translation>
    </message>
    <message>
        <source>{file} was not imported, because other imports kept changing the shop meanwhile. Nothing was stored. Wait for them to end, then import it again.</source>
        <translation>“{file}”未能导入，因为其他导入任务一直在更改店铺数据。未保存任何内容。请等它们结束后重新导入。</translation>
    </message>
    <message>
        <source>Comparing {file} with the shop</source>
        <translation>正在将 {file} 与店铺数据比对</translation>
    </message>
    <message>
        <source>{file} is a folder. Expected a file with sales, products or reviews; choose one in it.</source>
        <translation>“{file}”是文件夹，这里需要包含销售记录、商品或评价的文件。请在其中选择一个文件。</translation>
    </message>
    <message>
        <source>{file} was not found in {folder}. Check the name, or choose the file again.</source>
        <translation>在“{folder}”中没有找到“{file}”。请检查名称，或重新选择文件。</translation>
    </message>
    <message>
        <source>{file} is not a file that can be read. Choose a file with sales, products or reviews.</source>
        <translation>“{file}”不是可以读取的文件。请选择包含销售记录、商品或评价的文件。</translation>
    </message>
    <message>
        <source>{file} is an old Excel file (.xls), or one that is protected with a password. Expected a CSV file. Open it in Excel and save it as CSV UTF-8.</source>
        <translation>“{file}”是旧版 Excel 文件（.xls），或设有密码保护。这里需要 CSV 文件。请在 Excel 中打开，另存为 CSV UTF-8 格式。</translation>
    </message>
    <message>
        <source>{file} is a web page, although its name ends in {ending}. Expected a CSV file. Open it in a spreadsheet and save it as CSV UTF-8, or export it again as CSV.</source>
        <translation>“{file}”的扩展名是 {ending}，但内容是网页。这里需要 CSV 文件。请用电子表格软件打开并另存为 CSV UTF-8 格式，或重新导出为 CSV。</translation>
    </message>
    <message>
        <source>{file} is {found}, although its name ends in {ending}. Expected a CSV file with sales, products or reviews; choose the export itself.</source>
        <translation>“{file}”的扩展名是 {ending}，但内容是 {found}。这里需要包含销售记录、商品或评价的 CSV 文件。请选择导出文件本身。</translation>
    </message>
    <message>
        <source>{file} is an Excel file. Expected a CSV file. Open it in Excel and save it as CSV UTF-8; if Excel cannot open it, it is damaged and must be exported again.</source>
        <translation>“{file}”是 Excel 文件，这里需要 CSV 文件。请在 Excel 中打开，另存为 CSV UTF-8 格式；如果 Excel 也打不开，说明文件已损坏，请重新导出。</translation>
    </message>
    <message>
        <source>{file} is a zip archive. Expected a CSV file. Unpack it and choose the file inside.</source>
        <translation>“{file}”是 zip 压缩包，这里需要 CSV 文件。请解压后选择其中的文件。</translation>
    </message>
    <message>
        <source>{file} is not text. Expected a CSV file with sales, products or reviews; choose the export itself, or export it again.</source>
        <translation>“{file}”不是文本文件，这里需要包含销售记录、商品或评价的 CSV 文件。请选择导出文件本身，或重新导出。</translation>
    </message>
    <message>
        <source>The file does not say how its characters are encoded; {encoding} was taken. If names look wrong, import it again with another encoding.</source>
        <translation>文件没有注明字符编码，已按 {encoding} 读取。如果名称显示有误，请换一种编码重新导入。</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}). Allow reading it, or copy it to another folder, then try again.</source>
        <translation>无法读取“{file}”（{reason}）。请允许读取该文件，或把它复制到其他文件夹，然后再试。</translation>
    </message>
    <message>
        <source>This file is empty: {file}. Expected a table with a header line. Export it again.</source>
        <translation>文件是空的：{file}。这里需要带表头的表格。请重新导出。</translation>
    </message>
    <message>
        <source>Taking back import {id}</source>
        <translation>正在撤回导入 {id}</translation>
    </message>
    <message>
        <source>There is no import {id}. Look at the list of imports for the one to remove.</source>
        <translation>没有编号为 {id} 的导入。请在导入列表中查找要撤回的那一项。</translation>
    </message>
    <message>
        <source>Import {id} was not removed, because other imports kept changing the shop meanwhile. Wait for them to end, then try again.</source>
        <translation>导入 {id} 未能撤回，因为其他导入任务一直在更改店铺数据。请等它们结束后再试。</translation>
    </message>
    <message>
        <source>The file ends in the middle of this row. Export it again.</source>
        <translation>文件在这一行中途结束。请重新导出。</translation>
    </message>
    <message>
        <source>Add the missing cells, or leave the row out.</source>
        <translation>请补上缺少的单元格，或删去这一行。</translation>
    </message>
    <message>
        <source>Put a text that holds the separator into quotes, or leave the row out.</source>
        <translation>请给含有分隔符的文本加上引号，或删去这一行。</translation>
    </message>
    <message>
        <source>readable characters</source>
        <translation>可以识别的字符</translation>
    </message>
    <message>
        <source>Export the file again, or correct the text; the row was left out.</source>
        <translation>已跳过这一行。请重新导出文件，或更正文本。</translation>
    </message>
    <message>
        <source>a closing quote before the line ends</source>
        <translation>行尾之前的右引号</translation>
    </message>
    <message>
        <source>Close the quote that opens here, or remove it.</source>
        <translation>请补上此处引号的另一半，或删去该引号。</translation>
    </message>
    <message>
        <source>{count} cells in the row</source>
        <translation>一行 {count} 个单元格</translation>
    </message>
    <message>
        <source>a currency code like EUR</source>
        <translation>像 EUR 这样的货币代码</translation>
    </message>
    <message>
        <source>Correct the currency, or leave the row out.</source>
        <translation>请更正货币，或删去这一行。</translation>
    </message>
    <message>
        <source>{file}: there is no date order {found}. Expected DMY, MDY or YMD.</source>
        <translation>{file}：没有 {found} 这种日期顺序。应为 DMY、MDY 或 YMD。</translation>
    </message>
    <message>
        <source>{file}: there is no currency {found}. Expected a code of three capitals, such as EUR.</source>
        <translation>{file}：没有 {found} 这种货币。应为三个大写字母的代码，例如 EUR。</translation>
    </message>
    <message>
        <source>{file}: the decimal sign can be a dot or a comma, not {found}.</source>
        <translation>{file}：小数点符号可以是点号或逗号，不能是“{found}”。</translation>
    </message>
    <message>
        <source>The file does not say its currency, so amounts are kept without one ({code}). Import it again with its currency.</source>
        <translation>文件没有注明货币，因此金额不带货币保存（{code}）。请指定货币后重新导入。</translation>
    </message>
    <message>
        <source>{file}, column {column}: expected dates that can be read in one way, found {found}, which may begin with the day or with the month. Say which: --date-order DMY or MDY.</source>
        <translation>{file} 的“{column}”列：日期应当只有一种读法，实际为 {found}，开头可能是日，也可能是月。请指明：--date-order DMY 或 MDY。</translation>
    </message>
    <message>
        <source>{file}, column {column}: expected numbers that can be read in one way, found {found}, which may be a thousand times larger or smaller. Say what the decimal sign is: --decimal-sign with a dot or a comma.</source>
        <translation>{file} 的“{column}”列：数字应当只有一种读法，实际为 {found}，两种读法相差一千倍。请指明小数点符号：在 --decimal-sign 后写点号或逗号。</translation>
    </message>
    <message>
        <source>The file has a header, but no rows that could be kept.</source>
        <translation>文件有表头，但没有可以保留的数据行。</translation>
    </message>
    <message>
        <source>The days are Excel&apos;s day numbers; they were turned into days.</source>
        <translation>日期原为 Excel 的日期序号，已转换为日期。</translation>
    </message>
    <message>
        <source>Zero bytes were taken out of {count} rows.</source>
        <translation>已从 {count} 行中去除空字节。</translation>
    </message>
    <message>
        <source>{count} lines had a quote in the middle of a text; it was kept as a quote.</source>
        <translation>有 {count} 行的文本中间带有引号，已按引号原样保留。</translation>
    </message>
    <message>
        <source>Lines with quantity 0 were left out: {count}.</source>
        <translation>已跳过数量为 0 的行：{count} 行。</translation>
    </message>
    <message>
        <source>{count} lines have no SKU; the product&apos;s name stands in for it.</source>
        <translation>有 {count} 行没有 SKU（商品编码），已用商品名称代替。</translation>
    </message>
    <message>
        <source>{count} rows were left out, because a later row of the file says more about the same.</source>
        <translation>已跳过 {count} 行，因为文件中靠后的行对同一项有更完整的记录。</translation>
    </message>
    <message>
        <source>Some statuses are not known, and were taken as paid: {names}.</source>
        <translation>有些订单状态无法识别，已视为已付款：{names}。</translation>
    </message>
    <message>
        <source>{file}: expected a table with one row on each line, found {count} million characters without a line end. Export the file again as CSV.</source>
        <translation>{file}：应为每条记录占一行的表格，实际连续 {count} 百万个字符没有换行。请重新导出为 CSV。</translation>
    </message>
    <message>
        <source>There is no encoding named {name}. Expected one such as utf-8, gb18030 or cp1252.</source>
        <translation>没有名为 {name} 的编码。应为 utf-8、gb18030 或 cp1252 之类的编码。</translation>
    </message>
    <message>
        <source>Some text seems to be encoded twice: {found} may mean {repaired}. Nothing was changed. Export the file again as UTF-8 if the names look wrong.</source>
        <translation>有些文本似乎被重复编码：“{found}”可能是“{repaired}”。未做任何更改。如果名称显示有误，请以 UTF-8 编码重新导出文件。</translation>
    </message>
    <message>
        <source>The model {name} was made for a newer ShopAssist. Expected card format {known}, found {found}. Update ShopAssist.</source>
        <translation>模型 {name} 适用于更新版本的 ShopAssist。说明文件格式应为 {known}，实际为 {found}。请更新 ShopAssist。</translation>
    </message>
    <message>
        <source>The model {name} in {folder} is missing or damaged: expected {weights} and {card} as they were shipped. Your shop is unchanged. Install ShopAssist again.</source>
        <translation>“{folder}”中的模型 {name} 缺失或已损坏：应有随程序提供的 {weights} 和 {card}。您的店铺没有变化。请重新安装 ShopAssist。</translation>
    </message>
    <message>
        <source>Of 100 customers who came back, {plain} bought one of the five best-sellers; the best other model would have got {hits}, so the best-sellers are recommended.</source>
        <translation>每 100 位回头客中，有 {plain} 位购买了五种畅销商品之一；其他模型中最好的只能猜中 {hits} 位，因此推荐畅销商品。</translation>
    </message>
    <message>
        <source>Of 100 customers who came back, {hits} bought something from our five; best-sellers alone would have got {plain}.</source>
        <translation>每 100 位回头客中，有 {hits} 位购买了我们推荐的五种商品之一；如果只推荐畅销商品，则为 {plain} 位。</translation>
    </message>
    <message>
        <source>The lists for products are ready. Lists for customers: not enough data yet, {missing} more customers who came back are needed.</source>
        <translation>商品推荐已就绪。顾客推荐：数据还不够，还需要 {missing} 位回头客。</translation>
    </message>
    <message>
        <source>because of {title}, bought earlier; {times} customers bought both</source>
        <translation>因为之前买过“{title}”；有 {times} 位顾客两样都买过</translation>
    </message>
    <message>
        <source>{times} customers bought both</source>
        <translation>有 {times} 位顾客两样都买过</translation>
    </message>
    <message>
        <source>of the same category</source>
        <translation>属于同一类别</translation>
    </message>
    <message>
        <source>described in similar words</source>
        <translation>商品描述相近</translation>
    </message>
    <message>
        <source>a best-seller of the last months</source>
        <translation>近几个月的畅销商品</translation>
    </message>
    <message>
        <source>bought together once</source>
        <translation>曾一起购买 1 次</translation>
    </message>
    <message>
        <source>bought together {times} times</source>
        <translation>曾一起购买 {times} 次</translation>
    </message>
    <message>
        <source>bought together {times} times, {lift} times more than chance</source>
        <translation>曾一起购买 {times} 次，是随机情况的 {lift} 倍</translation>
    </message>
    <message>
        <source>bought once before</source>
        <translation>以前买过 1 次</translation>
    </message>
    <message>
        <source>bought {times} times before</source>
        <translation>以前买过 {times} 次</translation>
    </message>
    <message>
        <source>Comparing models on past orders</source>
        <translation>正在用以往订单比较各模型</translation>
    </message>
    <message>
        <source>Device: expected one of {known}, found {device}. Choose one of these.</source>
        <translation>设备：应为 {known} 之一，实际为 {device}。请从中选择一个。</translation>
    </message>
    <message>
        <source>Model: expected auto or one of {known}, found {model}. Choose one of these.</source>
        <translation>模型：应为 auto 或 {known} 之一，实际为 {model}。请从中选择一个。</translation>
    </message>
    <message>
        <source>Last day of orders: expected a day like 2026-03-09, found {until}. Write year, month and day.</source>
        <translation>订单截止日期：应为像 2026-03-09 这样的日期，实际为 {until}。请写明年、月、日。</translation>
    </message>
    <message>
        <source>Reading orders</source>
        <translation>正在读取订单</translation>
    </message>
    <message>
        <source>Recommendations: expected at least {wanted} orders, found {found}. Not enough data yet, {missing} more orders needed. Import more of your sales, then train again.</source>
        <translation>推荐：至少需要 {wanted} 笔订单，实际有 {found} 笔。数据还不够，还需要 {missing} 笔订单。请导入更多销售记录，然后重新生成推荐。</translation>
    </message>
    <message>
        <source>Recommendations: expected orders of at least {wanted} different products, found {found}. Not enough data yet, {missing} more products needed. Import more of your sales, then train again.</source>
        <translation>推荐：订单中至少需要 {wanted} 种不同的商品，实际有 {found} 种。数据还不够，还需要 {missing} 种商品。请导入更多销售记录，然后重新生成推荐。</translation>
    </message>
    <message>
        <source>Making lists for products</source>
        <translation>正在生成商品推荐列表</translation>
    </message>
    <message>
        <source>Making lists for customers</source>
        <translation>正在生成顾客推荐列表</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>The labelled reviews hold none of the sets {wanted}. Expected at least one, to choose when a review is neutral. Add it to the folder named with --data.</source>
        <translation>标注评价中没有以下任何一组数据：{wanted}。至少需要一组，才能确定什么样的评价算中性。请把它放入 --data 指定的文件夹。</translation>
    </message>
    <message>
        <source>There are no reviews in this shop yet. Expected at least 1 review, found none. Import a file of reviews, then try again.</source>
        <translation>这家店铺还没有评价。至少需要 1 条评价，实际没有。请导入评价文件，然后再试。</translation>
    </message>
    <message>
        <source>Loading the review models</source>
        <translation>正在加载评价模型</translation>
    </message>
    <message>
        <source>The list of themes {file} in {folder} is missing or damaged: expected it as it was shipped. Your shop is unchanged. Install ShopAssist again.</source>
        <translation>“{folder}”中的主题列表 {file} 缺失或已损坏：应与随程序提供的一致。您的店铺没有变化。请重新安装 ShopAssist。</translation>
    </message>
    <message>
        <source>The labelled reviews for {language} in {folder} cannot be read. Expected {language}.jsonl.gz and {language}_aspects.jsonl.gz. Name the folder that holds reviews/ with --data.</source>
        <translation>无法读取“{folder}”中 {language} 的标注评价。应有 {language}.jsonl.gz 和 {language}_aspects.jsonl.gz。请用 --data 指定包含 reviews/ 的文件夹。</translation>
    </message>
    <message>
        <source>Drawing picture {count}</source>
        <translation>正在绘制第 {count} 张图片</translation>
    </message>
    <message>
        <source>The sample shop cannot be written to {folder}. Expected: a folder you may write to, with 40 MB free. Found: {reason}. Choose another folder.</source>
        <translation>无法将示例店铺写入“{folder}”。需要：可以写入且有 40 MB 可用空间的文件夹。实际：{reason}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} already holds another {file}. Expected: an empty folder, or an earlier sample shop. Found: a file that is not from the sample shop. Choose another folder, so that nothing of yours is replaced.</source>
        <translation>文件夹“{folder}”中已有另一个“{file}”。需要：空文件夹，或以前的示例店铺。实际：不属于示例店铺的文件。请选择其他文件夹，以免覆盖您的文件。</translation>
    </message>
    <message>
        <source>Inventing orders</source>
        <translation>正在编写示例订单</translation>
    </message>
    <message>
        <source>Inventing reviews</source>
        <translation>正在编写示例评价</translation>
    </message>
    <message>
        <source>Writing the tables</source>
        <translation>正在写入表格</translation>
    </message>
    <message>
        <source>Drawing pictures</source>
        <translation>正在绘制图片</translation>
    </message>
    <message>
        <source>Recommendations: expected one of {kinds}, found {kind}. Choose one of these.</source>
        <translation>推荐：应为 {kinds} 之一，实际为 {kind}。请从中选择一个。</translation>
    </message>
    <message>
        <source>Recommendations: expected a trained recommender, found none. Train it first; that takes a minute at most.</source>
        <translation>推荐：需要先生成推荐，目前还没有。请先生成推荐，最多需要一分钟。</translation>
    </message>
    <message>
        <source>Recommendations for customers: not enough data yet, {needed} more customers who came back are needed. Import more orders with their customers, then train again. The lists for products are ready.</source>
        <translation>顾客推荐：数据还不够，还需要 {needed} 位回头客。请导入更多带有顾客信息的订单，然后重新生成推荐。商品推荐已就绪。</translation>
    </message>
    <message>
        <source>Recommendations: expected the SKU of one of the shop&apos;s products, found {sku}. Look it up in the list of products; SKUs are compared sign by sign.</source>
        <translation>推荐：应为店铺中某个商品的 SKU（商品编码），实际为 {sku}。请在商品列表中查找；SKU 须逐字符一致。</translation>
    </message>
    <message>
        <source>Recommendations: expected one of the shop&apos;s customers, found {customer}. Look the customer up in the list; names are compared sign by sign.</source>
        <translation>推荐：应为店铺的某位顾客，实际为 {customer}。请在顾客列表中查找；名称须逐字符一致。</translation>
    </message>
    <message>
        <source>Looking for pictures: {count} so far</source>
        <translation>正在查找图片：已找到 {count} 张</translation>
    </message>
    <message>
        <source>Looking for pictures in {folder}</source>
        <translation>正在“{folder}”中查找图片</translation>
    </message>
    <message>
        <source>{path} was not found. Expected a folder of pictures or a picture file; nothing has this name. Look for a spelling mistake or a disk that is not plugged in, then try again.</source>
        <translation>没有找到“{path}”。这里需要图片文件夹或图片文件，但没有这个名称的内容。请检查名称是否有误、磁盘是否已连接，然后再试。</translation>
    </message>
    <message>
        <source>{folder} cannot be opened. Expected a folder of pictures that you may read. Ask whoever owns the folder for permission, or copy the pictures to your own.</source>
        <translation>无法打开“{folder}”。这里需要您有权读取的图片文件夹。请向文件夹的所有者申请权限，或把图片复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>There is no picture in {folder}. Expected files that end in .jpg, .png, .webp, .gif, .bmp or .tif; found {others} other files. Choose the folder that your product photos are in.</source>
        <translation>“{folder}”中没有图片。需要扩展名为 .jpg、.png、.webp、.gif、.bmp 或 .tif 的文件；实际有 {others} 个其他文件。请选择存放商品照片的文件夹。</translation>
    </message>
    <message>
        <source>Looking at {picture}</source>
        <translation>正在查看 {picture}</translation>
    </message>
    <message>
        <source>{picture}: expected a picture, but: {reason} Choose another one.</source>
        <translation>{picture}：需要一张图片，但是：{reason}请选择其他图片。</translation>
    </message>
    <message>
        <source>{picture}: there is no other picture to compare it with. Tag a folder of pictures first, or name one with --pictures.</source>
        <translation>{picture}：没有其他图片可以比较。请先为一个文件夹的图片添加标签，或用 --pictures 指定文件夹。</translation>
    </message>
    <message>
        <source>This computer cannot compute on {wanted}. Expected one of: {there}. Choose auto, which takes the fastest that is there.</source>
        <translation>这台电脑无法使用 {wanted} 进行计算。应为以下之一：{there}。请选择 auto，程序会自动使用其中最快的。</translation>
    </message>
    <message>
        <source>The file is larger than 256 MB. Save a smaller copy of the picture.</source>
        <translation>文件超过 256 MB。请把图片另存为较小的副本。</translation>
    </message>
    <message>
        <source>The file is no longer there. Put it back, or leave it out.</source>
        <translation>文件已不在原处。请放回原处，或不再使用它。</translation>
    </message>
    <message>
        <source>The file may not be read. Ask its owner for permission, or make a copy.</source>
        <translation>没有读取该文件的权限。请向文件的所有者申请权限，或制作一份副本。</translation>
    </message>
    <message>
        <source>The file cannot be read from its disk. Check the disk, then try again.</source>
        <translation>无法从磁盘读取文件。请检查磁盘，然后再试。</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes). Copy it again from where it came from.</source>
        <translation>文件是空的（0 字节）。请从原来的位置重新复制。</translation>
    </message>
    <message>
        <source>The picture is damaged or cut off. Copy it again, or save it anew.</source>
        <translation>图片已损坏或不完整。请重新复制，或重新保存。</translation>
    </message>
    <message>
        <source>The file holds no picture, whatever its name says. Save it as JPEG or PNG, or leave it out.</source>
        <translation>无论文件名如何，文件内容都不是图片。请另存为 JPEG 或 PNG，或不再使用它。</translation>
    </message>
    <message>
        <source>The picture has more than 100 million pixels. Save a smaller copy of it.</source>
        <translation>图片超过 1 亿像素。请另存为较小的副本。</translation>
    </message>
    <message>
        <source>Getting ready to look at pictures</source>
        <translation>正在准备查看图片</translation>
    </message>
    <message>
        <source>Saving the tags</source>
        <translation>正在保存标签</translation>
    </message>
    <message>
        <source>This folder may not be opened, so its pictures were left out.</source>
        <translation>没有打开此文件夹的权限，已跳过其中的图片。</translation>
    </message>
    <message>
        <source>Looking at picture {done} of {total}</source>
        <translation>正在查看第 {done} 张图片，共 {total} 张</translation>
    </message>
    <message>
        <source>{folder} was there at the start and is gone now. Expected it to stay until all pictures are looked at. Plug the disk in again and start anew: what was seen so far is remembered, and no tag was changed.</source>
        <translation>“{folder}”开始时还在，现在找不到了。它需要保留到所有图片查看完毕。请重新连接磁盘，再从头开始：已查看的内容会保留，标签没有变化。</translation>
    </message>
    <message>
        <source>sales</source>
        <translation>销售记录</translation>
    </message>
    <message>
        <source>products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>reviews</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Goes well with it</source>
        <translation>适合搭配购买</translation>
    </message>
    <message>
        <source>Much like it</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>What this customer buys next</source>
        <translation>这位顾客接下来可能购买</translation>
    </message>
    <message>
        <source>New to this customer</source>
        <translation>这位顾客还没买过</translation>
    </message>
    <message>
        <source>To buy again</source>
        <translation>可能再次购买</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>褒贬参半</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>Counting what reviews speak of</source>
        <translation>统计评价谈到的内容</translation>
    </message>
    <message>
        <source>{file} does not exist, or is no file. Choose a backup; the shop was left as it is.</source>
        <translation>“{file}”不存在，或不是文件。店铺保持原样。请选择一个备份。</translation>
    </message>
    <message>
        <source>{file} is a folder. Expected a shop file; choose one, or a new name.</source>
        <translation>“{file}”是文件夹，这里需要店铺文件。请选择一个店铺文件，或输入新的名称。</translation>
    </message>
    <message>
        <source>{file} is the shop itself. Choose a backup.</source>
        <translation>“{file}”就是店铺文件本身。请选择一个备份。</translation>
    </message>
    <message>
        <source>{file} is a folder. Expected the name of a new file, or of an earlier backup.</source>
        <translation>“{file}”是文件夹。这里需要新文件的名称，或以前备份的名称。</translation>
    </message>
    <message>
        <source>{file} exists and is no backup of a shop. It was left as it is. Choose another name.</source>
        <translation>“{file}”已经存在，且不是店铺的备份。该文件保持原样。请换一个名称。</translation>
    </message>
    <message>
        <source>{file} cannot be written ({reason}). Free some space, allow writing in its folder, or choose another place.</source>
        <translation>无法写入“{file}”（{reason}）。请腾出一些空间、允许写入其所在的文件夹，或另选一个位置。</translation>
    </message>
    <message>
        <source>The folder for settings and shops cannot be made ({reason}). Allow writing there, or name another in the environment variable SHOPASSIST_HOME.</source>
        <translation>无法创建存放设置和店铺的文件夹（{reason}）。请允许写入该位置，或在环境变量 SHOPASSIST_HOME 中指定其他文件夹。</translation>
    </message>
    <message>
        <source>(no currency)</source>
        <translation>（未注明币种）</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in ShopAssist</source>
        <translation>ShopAssist 出错了</translation>
    </message>
    <message>
        <source>This is our mistake, not yours. Your shop file is as it was before. Nothing is sent anywhere; you can copy the report and give it to whoever helps you.</source>
        <translation>这是程序的错误，与您的操作无关。店铺文件与之前一样，没有变化。程序不会发送任何内容；您可以复制报告，交给帮助您的人。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The new look comes when the running job has ended.</source>
        <translation>当前任务结束后，将应用新的外观。</translation>
    </message>
    <message>
        <source>{} is already open in another window of ShopAssist.</source>
        <translation>“{}”已在 ShopAssist 的另一个窗口中打开。</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open another shop…</source>
        <translation>打开其他店铺…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open a shop, or name a new one</source>
        <translation>打开店铺，或为新店铺命名</translation>
    </message>
    <message>
        <source>Shops (*.shopassist);;All files (*)</source>
        <translation>店铺文件 (*.shopassist);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>Choose exports of your shop</source>
        <translation>选择店铺的导出文件</translation>
    </message>
    <message>
        <source>Exports (*.csv *.txt *.tsv);;All files (*)</source>
        <translation>导出文件 (*.csv *.txt *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Importing {}</source>
        <translation>导入 {}</translation>
    </message>
    <message>
        <source>The import of {} was cancelled. Nothing was stored.</source>
        <translation>已取消导入“{}”，没有保存任何内容。</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>Dot: 1.50</source>
        <translation>点号：1.50</translation>
    </message>
    <message>
        <source>Comma: 1,50</source>
        <translation>逗号：1,50</translation>
    </message>
    <message>
        <source>Nothing was imported from {}.</source>
        <translation>“{}”中没有可导入的内容。</translation>
    </message>
    <message>
        <source>{file}: {new} new, {updated} changed, {same} already there.</source>
        <translation>{file}：新增 {new} 条，更新 {updated} 条，已存在 {same} 条。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be read.</source>
        <translation>
            <numerusform>有 %n 行无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first, line {}</source>
        <translation>第一处：第 {} 行</translation>
    </message>
    <message>
        <source>The first, line {line}, {column}</source>
        <translation>第一处：第 {line} 行，{column} 列</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress of the running job</source>
        <translation>当前任务的进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>(%n more waiting)</source>
        <translation>
            <numerusform>（另有 %n 项等待）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>大约还需 %n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>大约还需 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Shop</source>
        <translation>店铺(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Licences</source>
        <translation>许可证(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About ShopAssist</source>
        <translation>关于 ShopAssist(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Open another s&amp;hop…</source>
        <translation>打开其他店铺(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;New shop…</source>
        <translation>新建店铺(&amp;N)…</translation>
    </message>
    <message>
        <source>Open the &amp;sample shop</source>
        <translation>打开示例店铺(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>外观(&amp;T)</translation>
    </message>
    <message>
        <source>Open a shop</source>
        <translation>打开店铺</translation>
    </message>
    <message>
        <source>Name the new shop</source>
        <translation>为新店铺命名</translation>
    </message>
    <message>
        <source>Shops (*.shopassist);;All files (*)</source>
        <translation>店铺文件 (*.shopassist);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The licences page is made with the packaged program: packaging/dev.py build.</source>
        <translation>许可证页面随打包程序一起生成：packaging/dev.py build。</translation>
    </message>
    <message>
        <source>About ShopAssist</source>
        <translation>关于 ShopAssist</translation>
    </message>
    <message>
        <source>ShopAssist {version}

Your sales, pictures and reviews, understood on your own computer. It never opens a network connection: pull the cable and see.</source>
        <translation>ShopAssist {version}

在您自己的电脑上读懂您的销售、图片和评价。它从不连接网络：拔掉网线也照常工作。</translation>
    </message>
</context>
<context>
    <name>MonthChart</name>
    <message>
        <source>Sales by month</source>
        <translation>每月销售额</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PicturesTab</name>
    <message>
        <source>&amp;Tag a folder of pictures…</source>
        <translation>为图片文件夹添加标签(&amp;T)…</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Here ShopAssist says what each product picture shows and in which colours, and how sure it is. It needs a folder of pictures (JPEG, PNG, WebP, GIF, TIFF). Nothing is changed in that folder, and nothing leaves this computer.</source>
        <translation>ShopAssist 会在这里说明每张商品图片是什么、有哪些颜色，以及判断的可信度。它需要一个图片文件夹（JPEG、PNG、WebP、GIF、TIFF）。程序不会更改该文件夹中的任何内容，任何数据也不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>打开示例店铺</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
    <message>
        <source>Tagging {}</source>
        <translation>为“{}”的图片添加标签</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) tagged.</source>
        <translation>
            <numerusform>已为 %n 张图片添加标签。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read:</source>
        <translation>
            <numerusform>%n 张无法读取：</numerusform>
        </translation>
    </message>
    <message>
        <source>; and {} more</source>
        <translation>；另有 {} 张</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
</context>
<context>
    <name>RecommendationsTab</name>
    <message>
        <source>&amp;Learn again</source>
        <translation>重新生成(&amp;L)</translation>
    </message>
    <message>
        <source>For &amp;products</source>
        <translation>按商品(&amp;P)</translation>
    </message>
    <message>
        <source>For &amp;customers</source>
        <translation>按顾客(&amp;C)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search in the list below</source>
        <translation>在下方列表中搜索</translation>
    </message>
    <message>
        <source>Products or customers</source>
        <translation>商品或顾客</translation>
    </message>
    <message>
        <source>No sales yet</source>
        <translation>还没有销售记录</translation>
    </message>
    <message>
        <source>Here ShopAssist says what goes well together and what each customer is likely to buy next, with the reason, and how good it is on your own past. It needs a file of orders: about 50 orders for products, and customers who came back for customers.</source>
        <translation>ShopAssist 会在这里说明哪些商品适合搭配、每位顾客接下来可能买什么，并给出理由，以及用您以往的订单检验的效果。它需要订单文件：商品推荐大约需要 50 笔订单，顾客推荐需要有回头客。</translation>
    </message>
    <message>
        <source>Import sales…</source>
        <translation>导入销售记录…</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>打开示例店铺</translation>
    </message>
    <message>
        <source>Not learned yet</source>
        <translation>尚未生成推荐</translation>
    </message>
    <message>
        <source>ShopAssist compares several ways of recommending on your own past, keeps the best one and says how much better it is than your best-sellers alone.</source>
        <translation>ShopAssist 会用您以往的订单比较几种推荐方法，选用最好的一种，并说明它比只推荐畅销商品好多少。</translation>
    </message>
    <message>
        <source>Learn recommendations</source>
        <translation>生成推荐</translation>
    </message>
    <message>
        <source>Learning recommendations</source>
        <translation>生成推荐</translation>
    </message>
    <message>
        <source>Next purchase found among ten: {own}, best-sellers {plain}. Share of products that are recommended at all: {cover}.</source>
        <translation>十个推荐中包含下一次购买的比例：{own}，只推荐畅销商品为 {plain}。获得推荐的商品占全部商品的 {cover}。</translation>
    </message>
</context>
<context>
    <name>ReviewsTab</name>
    <message>
        <source>&amp;Read the reviews again</source>
        <translation>重新分析评价(&amp;R)</translation>
    </message>
    <message>
        <source>Themes, what to fix first on top</source>
        <translation>主题，最需要改进的排在最前</translation>
    </message>
    <message>
        <source>Show reviews that are</source>
        <translation>按评价倾向筛选</translation>
    </message>
    <message>
        <source>All reviews</source>
        <translation>全部评价</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>What customers speak of, what to fix first on top</source>
        <translation>顾客谈到的内容，最需要改进的排在最前</translation>
    </message>
    <message>
        <source>No reviews yet</source>
        <translation>还没有评价</translation>
    </message>
    <message>
        <source>Here ShopAssist reads every review, in English and Chinese, and says what customers love and what to fix first, each with their own words. It needs a file of reviews with the columns review_id, sku, rating, title, body, date.</source>
        <translation>ShopAssist 会在这里阅读每一条中英文评价，说明顾客喜欢什么、哪些地方最需要改进，并引用顾客的原话。它需要评价文件，包含 review_id、sku、rating、title、body、date 这些列。</translation>
    </message>
    <message>
        <source>Import reviews…</source>
        <translation>导入评价…</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>打开示例店铺</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>尚未分析</translation>
    </message>
    <message>
        <source>Read the reviews</source>
        <translation>分析评价</translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) wait to be read.</source>
        <translation>
            <numerusform>有 %n 条评价等待分析。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n review(s)</source>
        <translation>
            <numerusform>%n 条评价</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting what reviews speak of</source>
        <translation>统计评价谈到的内容</translation>
    </message>
    <message>
        <source>: {good} positive, {bad} negative</source>
        <translation>：正面 {good}，负面 {bad}</translation>
    </message>
    <message>
        <source>Reading reviews</source>
        <translation>分析评价</translation>
    </message>
    <message numerus="yes">
        <source>%n review(s) read.</source>
        <translation>
            <numerusform>已分析 %n 条评价。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>All themes</source>
        <translation>全部主题</translation>
    </message>
    <message>
        <source>{theme}: {shown} shown; {bad} of {all} who speak of it complain</source>
        <translation>{theme}：显示 {shown} 条；{all} 条提到它的评价中，{bad} 条表示不满</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未分析</translation>
    </message>
</context>
<context>
    <name>SalesTab</name>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>SKU</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sale lines</source>
        <translation>销售明细</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>&amp;Take this import back</source>
        <translation>撤回导入(&amp;T)</translation>
    </message>
    <message>
        <source>Drop your shop&apos;s exports here</source>
        <translation>将店铺的导出文件拖放到这里</translation>
    </message>
    <message>
        <source>Orders, products and reviews as CSV files, as your shop writes them. ShopAssist reads them into one file on this computer and tells you what it understood; any import can be taken back at any time.</source>
        <translation>支持店铺导出的订单、商品和评价 CSV 文件，无需修改。ShopAssist 会把它们读入这台电脑上的一个文件，并告诉您它读懂了什么；任何导入都可以随时撤回。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>打开示例店铺</translation>
    </message>
    <message>
        <source>Sales by month</source>
        <translation>每月销售额</translation>
    </message>
    <message>
        <source>&amp;Import more…</source>
        <translation>继续导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Sold, returns taken off</source>
        <translation>销售额（已扣除退货）</translation>
    </message>
    <message>
        <source>Take {} back? Everything it brought goes, with what was made from it; importing the file again brings it back.</source>
        <translation>要撤回“{}”吗？它带来的全部内容以及由此得出的结果都会移除；重新导入该文件即可恢复。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Taking back {}</source>
        <translation>撤回 {}</translation>
    </message>
    <message>
        <source>Taken back: {}.</source>
        <translation>已撤回：{}。</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>待付款</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>partly refunded</source>
        <translation>部分退款</translation>
    </message>
</context>
<context>
    <name>ThemeBars</name>
    <message>
        <source>All themes</source>
        <translation>全部主题</translation>
    </message>
</context>
<context>
    <name>ThemeModel</name>
    <message>
        <source>{theme}: {all} mention it, {good} praise, {bad} complain</source>
        <translation>{theme}：{all} 条评价提到，{good} 条满意，{bad} 条不满</translation>
    </message>
</context>
<context>
    <name>WindowBody</name>
    <message>
        <source>“{}” was cancelled. It has changed nothing.</source>
        <translation>“{}”已取消，没有任何改动。</translation>
    </message>
    <message>
        <source>“{}” was cut off last time; it has changed nothing.</source>
        <translation>“{}”上次中断，未更改任何内容。</translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>忽略</translation>
    </message>
</context>
</TS>
