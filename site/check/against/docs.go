package against

import "gongkai/disclosure"

// What each rule asks, why, and what it does not see.
var (
	titleDoc = disclosure.Text{
		disclosure.ZhCN: `保存的网页显示填报的标题

标题多在发布系统里另行填写，容易与填报的不同。规则在正文之前寻找标题：先看 h1，再看离正文最近、文字相近的一行，不计空白。
浏览器标签上的标题（title 元素）与填报相近而不相同的，提示核对。
看不到的：只给了网页的一段（没有页首）时不检查；菜单、上一篇下一篇中的标题不看；英文页上的中文标题可以不粘贴，粘贴了的才比较。`,
		disclosure.En: `the saved page shows the title that was filed

Titles are mostly typed into the CMS once more, and come out otherwise than filed. The rule looks for the title before the text: in the h1, or in the
line nearest to the text that reads like it, blanks apart. Where the title that browsers show (the title element) is nearly the filed one but not quite, it says so.
What it does not see: of part of a page, without its head, nothing is judged; titles in menus and in links to other reports are passed over; the Chinese title on an English page need not be pasted, and is compared where it was.`,
	}
	dateDoc = disclosure.Text{
		disclosure.ZhCN: `保存的网页上的发布日期和成文日期与填报一致

发布日期按页面上的名称（发布日期、发布时间、公开日期、日期、时间等）在正文前后寻找；没有名称的，正文前后任何一处日期与填报相同即可。日期不同为错误，
只有时刻不同的为警告，因为许多发布系统自动记录时刻。成文日期在落款处，须与填报的文字相同。
看不到的：图片或脚本生成的日期；名称不在上述之列、又另有一个同名日期的情况。`,
		disclosure.En: `the dates of publication and of signing on the saved page are those that were filed

The day of publication is looked for around the text by its label (发布日期, 发布时间, 公开日期, 日期, date, published and the like); without a label, any date around the text that is
the filed one will do. Another day is an error, another time of day a warning, since many CMSs stamp the time themselves. The date of signing stands in the sign-off and must read as filed.
What it does not see: dates in pictures or made by scripts; a page whose labels are others than these and whose other dates happen to be the filed one.`,
	}
	sourceDoc = disclosure.Text{
		disclosure.ZhCN: `保存的网页显示填报的来源

来源按名称（来源、信息来源、文章来源、稿源）在正文前后寻找，或单独成行；文字须与填报相同，不计空白。不同或没有，均为错误。
看不到的：只给了网页的一段时不检查；图片或脚本生成的来源。`,
		disclosure.En: `the saved page shows the source that was filed

The source is looked for around the text by its label (来源, 信息来源, 文章来源, 稿源, source), or on a line of its own, and must read as filed, blanks apart. Another one is an error, and so is none.
What it does not see: of part of a page, without its head, nothing is judged; sources in pictures or made by scripts.`,
	}
	fieldDoc = disclosure.Text{
		disclosure.ZhCN: `保存的网页显示填报的索引号和信息项

索引号和格式要求的信息项（文号、施行日期等）按名称在正文前后寻找，内容须与填报相同。内容不同为错误；信息项没有显示为错误，索引号没有显示为警告，因为许多发布系统自行编号。
看不到的：只给了网页的一段时不检查；换了名称的信息项，除非其内容单独成行。`,
		disclosure.En: `the saved page shows the index number and the fields that were filed

The index number and the fields that the form asks for (document number, date of effect and so on) are looked for around the text by their names, and must read as filed. Another value is an error; a missing field is an
error, a missing index number a warning, since many CMSs give numbers of their own.
What it does not see: of part of a page, without its head, nothing is judged; a field under another name, unless its value fills a line.`,
	}
	headingDoc = disclosure.Text{
		disclosure.ZhCN: `正文的标题一个不少，文字和次序与填报一致

编辑器常把标题改成加粗的段落，因此只看文字和位置，不看是不是标题元素。标题缺少或文字不同为错误。不计空白。
看不到的：标题的级别；目录中的标题不算。`,
		disclosure.En: `the headings of the text are all there, in the words and the order that were filed

Editors turn headings into bold paragraphs, so only their words and their place are looked at, not the element. A heading that is missing or reads otherwise is an error. Blanks are not compared.
What it does not see: the levels of headings; a table of contents does not count as the headings.`,
	}
	textDoc = disclosure.Text{
		disclosure.ZhCN: `页面上的正文与填报的一字不差

把填报的正文（数字、文件名写成页面应印的样子）与页面上的文字逐字比较：改动、缺少、重复、挪动和夹在填报文字之间的多余文字，均为错误，并指出不同之处（【】内）。
不比较空白，也不看段落在哪里断开：编辑器会合并、拆开段落，换成不断行空格，套上字体标签。全角与半角、弯引号与直引号之别另由 against-typography 提示。
可以不粘贴、因而不要求的（声明的删减）：比率的算式、数据下载链接、目录、打印和分享工具、语言切换、数据版和译文等提示、二维码、表旁的单位和统计期说明、与上一版的比较、相关链接。算式和表旁说明如果粘贴了，其中的数字要对。
看不到的：正文第一段之前、落款之后的文字视为发布系统的，不比较；图片里的文字、脚本生成的文字和隐藏的文字；样式。一个页面只比较约一百万字。`,
		disclosure.En: `the text on the page is the filed text, character by character

The filed text, its numbers and the titles of documents written as the page should print them, is compared with that of the page: what was changed, left out, doubled, moved or put between the filed words is an error, and the
difference is marked by 【】. Blanks are not compared, nor where paragraphs begin: editors join and split them, put in no-break spaces and wrap words in fonts. Full and half width, curly and straight quotation marks are for against-typography.
What need not be pasted, and is not asked for (declared cuts): the calculations of rates, links to downloads, the table of contents, the tools to print and share, the switch of languages, notices on the edition and the translation, the QR code, the lines on unit and period beside
tables, the changes since the version before, related links. Where a calculation or such a line was pasted, its numbers must be right.
What it does not see: words before the first filed piece and behind the last are taken for the CMS's own; words in pictures, made by scripts, or hidden; style. Of one page about a million characters are compared.`,
	}
	factDoc = disclosure.Text{
		disclosure.ZhCN: `正文中的每个数字与填报一致

填报的数字按其前后的文字在页面上寻找，须写成填报的样子（6.3万、百分之九十）；数字不同、多一位、少一位，均为错误，并给出数字的名称和两处的值。表格中的数字由 against-table 比较。
每个数字查到与否都列在结果里：found 一致，missing 没有，changed 不同，twice 不止一处且不一致。
看不到的：正文之外（导读、摘要、图片）的数字。`,
		disclosure.En: `every number in the text is the one that was filed

A filed number is found on the page by the words around it, and must be spelled as filed (6.3万, 百分之九十). Another number, one digit more or less, is an error that names the number and gives both values. Numbers in tables are for against-table.
The result accounts for every number: found as filed, missing, changed, or twice, which means in several places that differ.
What it does not see: numbers outside the text, in abstracts and pictures.`,
	}
	tableDoc = disclosure.Text{
		disclosure.ZhCN: `每张表都在页面上，行、列、栏目名和每个单元格与填报一致

表格按栏目名辨认，不靠标记：th 可以变成 td，thead、caption、scope 可以没有，单元格里可以套段落。合并单元格须保留。逐行、逐列、逐格比较：缺少、多出、换位、错位、数值不同均为错误；
千分位逗号可有可无，空白和 0、0.5 和 0.50 则不同。表题（还在表中时）和填报的表注也比较。
看不到的：栏目名有一半以上改了的表视为没有；做成图片的表；表的样式。`,
		disclosure.En: `every table is on the page, with the rows, columns, labels and cells that were filed

Tables are known by their labels and by no attribute: th may have become td, thead, caption and scope may be gone, cells may hold paragraphs. Merged cells must stay merged. Rows, columns and cells are compared one by one: what is missing,
too many, exchanged, moved along or different is an error. Commas between thousands may come and go; blank and 0, 0.5 and 0.50 differ. The caption, where the table still has it, and the filed notes are compared too.
What it does not see: a table more than half of whose labels read otherwise counts as missing; tables made into pictures; how tables look.`,
	}
	signoffDoc = disclosure.Text{
		disclosure.ZhCN: `主送机关和落款机关与填报一致

主送机关在正文之前，落款机关在正文之后，文字须与填报相同，不计空白。缺少或不同为错误。
看不到的：印章图片；页脚中的主办单位不算落款。`,
		disclosure.En: `the addressees and the signing organs are those that were filed

The addressees stand before the text, the signing organs behind it, in the words that were filed, blanks apart. Missing or different, it is an error.
What it does not see: pictures of seals; an organ named in the site's footer does not count as having signed.`,
	}
	markDoc = disclosure.Text{
		disclosure.ZhCN: `页面上有填报的公开属性标注

标注（如“此件主动公开”）在正文之后，括号不计；发布系统另有“公开属性”一项的，看其是否相同。没有或不同为错误。
看不到的：图片中的标注。`,
		disclosure.En: `the page has the mark of disclosure that was filed

The mark (as 此件主动公开) stands behind the text, with or without brackets; where the CMS shows it as a field (公开属性), that is compared. None, or another one, is an error.
What it does not see: marks in pictures.`,
	}
	typeDoc = disclosure.Text{
		disclosure.ZhCN: `编辑器没有改动标点和数字的样式

有的编辑器粘贴时自动排版：把全角标点、数字改成半角（或相反），把弯引号改成直引号。文字没有变，所以只警告一次，并给出处数和第一处。
看不到的：空白的增减；已判为改动的段落不再统计。`,
		disclosure.En: `the editor has not turned signs and digits into others of their kind

Some editors set pasted text anew: they turn signs and digits from full to half width, or the other way round, and curly quotation marks into straight ones. The words are the same, so there is one warning for the page, with the number of places and the first.
What it does not see: blanks added or lost; passages that are told as changed are not counted.`,
	}
)
