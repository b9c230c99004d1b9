package content

import "gongkai/generator/diag"

var (
	notText = diag.Define(diag.Kind{
		Code: "D1001", Severity: diag.Error,
		Message: diag.Text{ZH: "不是文本文件：含有空字节，或者既不是 UTF-8 也不是 GB18030 编码", EN: "not a text file: it holds NUL bytes, or is neither UTF-8 nor GB18030"},
		Hint:    diag.Text{ZH: "用记事本打开，另存为 UTF-8 编码的文本", EN: "save it as UTF-8 text"},
		Cause:   diag.Text{ZH: "文件损坏，或者把 Word 等文件直接改名成了 .md。"},
	})
	decoded = diag.Define(diag.Kind{
		Code: "D1002", Severity: diag.Notice,
		Message: diag.Text{ZH: "文件是 GB18030 编码，已按此读取", EN: "the file is GB18030 and was read as such"},
		Hint:    diag.Text{ZH: "另存为 UTF-8 可去掉这条提示", EN: "save it as UTF-8 and this notice goes away"},
		Cause:   diag.Text{ZH: "旧版记事本默认的编码。"},
	})
	noFrontMatter = diag.Define(diag.Kind{
		Code: "D1003", Severity: diag.Error,
		Message: diag.Text{ZH: "没有属性区", EN: "there is no front matter"},
		Hint:    diag.Text{ZH: "文件第一行写 ---，接着写 标题: 等字段，再写一行 ---，然后是正文", EN: "begin the file with a line ---, the fields, and another line ---"},
		Cause:   diag.Text{ZH: "每篇文档开头要有属性区，说明标题、发文机关、公开方式等。"},
	})
	openFrontMatter = diag.Define(diag.Kind{
		Code: "D1004", Severity: diag.Error,
		Message: diag.Text{ZH: "属性区没有结束", EN: "the front matter does not end"},
		Hint:    diag.Text{ZH: "在属性区最后另起一行写 %s", EN: "end it with a line %s"},
		Cause:   diag.Text{ZH: "属性区要以与开头相同的一行（--- 或 +++）结束。"},
	})
	tooLargeFile = diag.Define(diag.Kind{
		Code: "D1005", Severity: diag.Error,
		Message: diag.Text{ZH: "文件有 %d MiB，超过 8 MiB 的上限", EN: "the file has %d MiB, more than the 8 MiB allowed"},
		Hint:    diag.Text{ZH: "大表格放进 CSV 或 XLSX，用“数据表”显示；图片作为附件", EN: "put large tables into CSV or XLSX files"},
		Cause:   diag.Text{ZH: "过大的正文会拖慢生成，也不便阅读。"},
	})
	missingFile = diag.Define(diag.Kind{
		Code: "D1006", Severity: diag.Error,
		Message: diag.Text{ZH: "找不到文件“%s”", EN: "there is no file %q"},
		Hint:    diag.Text{ZH: "把文件放在文档旁边，文件名（含扩展名、大小写）要一致", EN: "put it beside the document; the name must match, including case"},
		Cause:   diag.Text{ZH: "附件、数据表、图片要与文档放在同一个文件夹里。"},
		Example: "附件: [申请表.docx]",
	})
	outsideFile = diag.Define(diag.Kind{
		Code: "D1007", Severity: diag.Error,
		Message: diag.Text{ZH: "“%s”不在文档所在的文件夹里", EN: "%q is not beside the document"},
		Hint:    diag.Text{ZH: "只写文件名，或下级文件夹加文件名", EN: "write only the name of a file beside the document"},
		Cause:   diag.Text{ZH: "附件路径里不能有 .. 或盘符，也不能是指向别处的链接。"},
		Example: "附件: [../../机密.docx]",
	})
	caseFile = diag.Define(diag.Kind{
		Code: "D1008", Severity: diag.Error,
		Message: diag.Text{ZH: "文件“%s”的大小写与磁盘上的“%s”不同", EN: "%q is called %q on disk"},
		Hint:    diag.Text{ZH: "改成一致的大小写，否则在服务器上打不开", EN: "use the same case, or it will not open on a server"},
		Cause:   diag.Text{ZH: "Windows 不区分大小写，网站服务器区分。"},
	})
	symlink = diag.Define(diag.Kind{
		Code: "D1009", Severity: diag.Warning,
		Message: diag.Text{ZH: "符号链接没有读取", EN: "the symbolic link was not followed"},
		Hint:    diag.Text{ZH: "把文件本身放进 content 文件夹", EN: "put the file itself into the content folder"},
		Cause:   diag.Text{ZH: "符号链接可能指向网站以外的文件，因此不跟随。"},
	})
	badName = diag.Define(diag.Kind{
		Code: "D1010", Severity: diag.Error,
		Message: diag.Text{ZH: "文件或文件夹名“%s”不能用", EN: "the name %q cannot be used"},
		Hint:    diag.Text{ZH: "%s", EN: "%s"},
		Cause:   diag.Text{ZH: "名称会成为网址，须在 Windows、Linux 和网站服务器上都可用。"},
	})
	unusedFile = diag.Define(diag.Kind{
		Code: "D1011", Severity: diag.Notice,
		Message: diag.Text{ZH: "文件没有被任何文档引用，不会发布", EN: "no document names this file; it is not published"},
		Hint:    diag.Text{ZH: "要发布就写进文档的“附件”，不需要就移走", EN: "name it in the document's attachments, or move it away"},
		Cause:   diag.Text{ZH: "只有文档写明的附件、数据表、图片才会发布，以免误发。"},
	})
	secondFrontMatter = diag.Define(diag.Kind{
		Code: "D1012", Severity: diag.Error,
		Message: diag.Text{ZH: "正文开头又是一个属性区", EN: "the body begins with another front matter"},
		Hint:    diag.Text{ZH: "两个属性区合成一个：要用的字段移到上面，这里连同两行 --- 一起删去", EN: "move its fields into the first and delete it"},
		Cause:   diag.Text{ZH: "软件只看第一个属性区；第二个里的“公开方式”“草稿”等不起作用，会当作正文公开。"},
		Example: "---\n标题: 甲\n---\n---\n公开方式: 依申请公开\n---",
	})
	homeFile = diag.Define(diag.Kind{
		Code: "D1013", Severity: diag.Warning,
		Message: diag.Text{ZH: "首页没有自己的文档，这个文件没有读取", EN: "the home page has no document of its own: the file was not read"},
		Hint:    diag.Text{ZH: "首页由软件排出；普通页面换一个文件名，栏目的说明写在该栏目文件夹的 _index.md 里", EN: "give a page another name; the text of a column is the _index.md of its folder"},
		Cause:   diag.Text{ZH: "content 文件夹本身不是栏目，也不是文档的文件夹。"},
		Example: "content/index.md",
	})
	emptyFile = diag.Define(diag.Kind{
		Code: "D1014", Severity: diag.Warning,
		Message: diag.Text{ZH: "“%s”是空文件，没有内容", EN: "%q is empty"},
		Hint:    diag.Text{ZH: "重新复制一次；不需要的，从文档里去掉", EN: "copy it again, or take it out of the document"},
		Cause:   diag.Text{ZH: "复制、下载中断的文件常常是 0 字节，读者打不开。"},
	})
)
