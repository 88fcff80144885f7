<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Drawing the sample shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning recommendations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagging pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source></source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder. Expected a shop file; choose one, or a new name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made ({reason}). Choose another place for the shop file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was made by a newer ShopAssist (shop version {found}; this one reads up to {known}). Nothing was changed. Update ShopAssist, then open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged: parts of it cannot be read. The file is left as it is. Restore the newest backup, or import the exports again into a new shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in use by another program. Nothing was changed. Close the other program, or wait for it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written in {folder}. Nothing was changed. Allow writing there, or copy the shop to another folder and open the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left for {file}, or its disk does not answer. Nothing was changed. Free some space on the disk of {folder}, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a ShopAssist file. It was left as it is. Choose a shop file, or import this file if it is an export of your shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be opened ({reason}). Choose another place for the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was cut off: its process ended unexpectedly, perhaps for lack of memory. Nothing was stored. Close other programs, then start it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in ShopAssist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is our mistake, not yours. Your shop file is as it was before. Nothing is sent anywhere; you can copy the report and give it to whoever helps you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>The new look comes when the running job has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another shop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a shop, or name a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shops (*.shopassist);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} is already open in another window of ShopAssist.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress of the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>(%n more waiting)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose exports of your shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exports (*.csv *.txt *.tsv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {new} new, {updated} changed, {same} already there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The first, line {line}, {column}: {found}. {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{}” was cut off last time; it has changed nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another s&amp;hop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New shop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sample shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About ShopAssist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the new shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shops (*.shopassist);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About ShopAssist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ShopAssist {version}

Your sales, pictures and reviews, understood on your own computer. It never opens a network connection: pull the cable and see.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommendations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
