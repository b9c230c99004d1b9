package generator

import "gongkai/generator/diag"

var (
	noCatalog = diag.Define(diag.Kind{
		Code: "S1007", Severity: diag.Error,
		Message: diag.Text{ZH: "找不到标准目录文件“%s”", EN: "there is no catalogue file %q"},
		Hint:    diag.Text{ZH: "文件放在网站文件夹里，路径从 site.toml 所在的文件夹算起；没有本县目录就删去这一行", EN: "put the file into the site's folder, or delete this line"},
		Cause:   diag.Text{ZH: "catalog.file 所指的文件不存在。"},
		Example: "[catalog]\nfile = \"catalog.yaml\"",
	})
	noTheme = diag.Define(diag.Kind{
		Code: "S1008", Severity: diag.Error,
		Message: diag.Text{ZH: "找不到主题文件夹“%s”", EN: "there is no theme folder %q"},
		Hint:    diag.Text{ZH: "建立这个文件夹，或删去这一行使用标准主题", EN: "make the folder, or delete this line to use the standard theme"},
		Cause:   diag.Text{ZH: "theme.folder 所指的文件夹不存在。"},
		Example: "[theme]\nfolder = \"themes/qinghe\"",
	})
	noAccent = diag.Define(diag.Kind{
		Code: "S1010", Severity: diag.Error,
		Message: diag.Text{ZH: "主题没有主色“%s”", EN: "the theme has no accent %q"},
		Hint:    diag.Text{ZH: "标准主题可以写 red，不写是蓝色", EN: "the standard theme has red; without one it is blue"},
		Cause:   diag.Text{ZH: "主色写错，网站仍是原来的颜色；自己的主色写在主题的 assets/css/tokens.css 里。"},
		Example: "[theme]\naccent = \"rad\"",
	})
	badLedger = diag.Define(diag.Kind{
		Code: "L1001", Severity: diag.Error,
		Message: diag.Text{ZH: "索引号台账读不懂：%s", EN: "the ledger of index numbers cannot be read: %s"},
		Hint:    diag.Text{ZH: "从备份或版本库里恢复这个文件；不要删除，否则已用过的索引号会重复", EN: "restore the file from a backup; without it numbers may be given twice"},
		Cause:   diag.Text{ZH: ".gongkai/ledger.json 被改坏，或者没有写完整。"},
	})
	lostLedger = diag.Define(diag.Kind{
		Code: "L1003", Severity: diag.Warning,
		Message: diag.Text{ZH: "索引号台账不见了，这次重新编的索引号可能与已经公布的不同", EN: "the ledger of index numbers is gone; the numbers given out now may be others than those published"},
		Hint:    diag.Text{ZH: "从备份或版本库里恢复这个文件，再生成一次；没有备份的，照旧网页把索引号写进文档", EN: "restore the file from a backup and build again; without one, write the numbers of the old pages into the documents"},
		Cause:   diag.Text{ZH: "网站以前发布过，而 .gongkai/ledger.json 被删除了，或者换电脑时没有一起复制。"},
		Example: "换电脑时只复制了 content、site.toml 和 public。",
	})
	leftover = diag.Define(diag.Kind{
		Code: "O1007", Severity: diag.Notice,
		Message: diag.Text{ZH: "新网站已发布，但旧网站没能清除干净，还占着 %s 里的空间", EN: "the new site is published, but the old one could not be removed and still takes room in %s"},
		Hint:    diag.Text{ZH: "下次生成会再清除；如果一直提示，请关闭正在查看旧文件的程序，再删去名称带 .gongkai- 的文件夹", EN: "the next build tries again; if this goes on, close the programs that look at the old files and delete the folders with .gongkai- in their names"},
		Cause:   diag.Text{ZH: "杀毒软件、索引服务或网页服务器在替换网站时打开着旧文件。"},
	})
)
