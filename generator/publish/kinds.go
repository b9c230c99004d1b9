package publish

import "gongkai/generator/diag"

// Refusal is an error that the people who keep the site can mend: an output folder
// that must not be replaced, a name that does not work everywhere, a second build.
type Refusal struct {
	diag.Diagnostic
	cause error
}

// Error is the message in English; the command shows the diagnostic instead.
func (r *Refusal) Error() string {
	text := r.File + ": " + r.Message(diag.EN)
	if r.cause != nil {
		text += ": " + r.cause.Error()
	}
	return text
}

// Unwrap is the failure of the system behind the refusal, if there is one.
func (r *Refusal) Unwrap() error { return r.cause }

// refuse is a refusal of the kind, about a file of the site or the output folder.
func refuse(k *diag.Kind, file string, args ...any) *Refusal {
	return &Refusal{Diagnostic: k.At(diag.Place{File: file}, args...)}
}

// Kinds of refusal. A caller that acts on one compares Refusal.Kind.
var (
	BadOutput = diag.Define(diag.Kind{
		Code: "O1001", Severity: diag.Error,
		Message: diag.Text{ZH: "不能用作输出目录：%[1]s", EN: "cannot be the output folder: %[2]s"},
		Hint: diag.Text{
			ZH: "输出目录会被整体替换，请用 --output 另选一个专用目录，如 public",
			EN: "the output folder is replaced as a whole: choose one of its own with --output, such as public",
		},
		Cause: diag.Text{ZH: "输出目录与源文件目录重叠，或本身是系统目录、个人目录、代码仓库"},
	})
	Busy = diag.Define(diag.Kind{
		Code: "O1002", Severity: diag.Error,
		Message: diag.Text{
			ZH: "另一次构建正在写入此目录（进程 %[1]d，主机 %[2]s，开始于 %[3]s）",
			EN: "another build is writing this folder (process %[1]d on %[2]s, since %[3]s)",
		},
		Hint:  diag.Text{ZH: "请等它结束后再试", EN: "wait until it has finished"},
		Cause: diag.Text{ZH: "定时任务与手工构建同时运行"},
	})
	InUse = diag.Define(diag.Kind{
		Code: "O1003", Severity: diag.Error,
		Message: diag.Text{
			ZH: "目录被其他程序占用，无法替换；原有网站未改动",
			EN: "the folder is in use and cannot be replaced; the published site is unchanged",
		},
		Hint: diag.Text{
			ZH: "请关闭打开了该目录或其中文件的程序（资源管理器、编辑器、网页服务器）后重试；输出目录不能是挂载点",
			EN: "close the programs that have the folder or a file in it open, and try again; a mount point cannot be the output folder",
		},
	})
	Foreign = diag.Define(diag.Kind{
		Code: "O1004", Severity: diag.Error,
		Message: diag.Text{
			ZH: "输出目录中已有同名文件，但不是本程序生成的",
			EN: "the output folder already has a file of this name that gongkai did not write",
		},
		Hint: diag.Text{
			ZH: "请把该文件移走或改名；如果整个目录来自别的程序，请清空它或另选输出目录",
			EN: "move or rename that file; if the whole folder is another program's, empty it or choose another",
		},
	})
	BadName = diag.Define(diag.Kind{
		Code: "O1005", Severity: diag.Error,
		Message: diag.Text{ZH: "文件名不通用：%[1]s", EN: "the name does not work on every system: %[2]s"},
		Hint: diag.Text{
			ZH: "请修改文件名或用 slug 另定地址",
			EN: "rename the file, or give the page another address with slug",
		},
	})
	SameName = diag.Define(diag.Kind{
		Code: "O1006", Severity: diag.Error,
		Message: diag.Text{ZH: "与 %[1]s 重名", EN: "has the same name as %[1]s"},
		Hint: diag.Text{
			ZH: "只差大小写或字符组合方式的名称在 Windows 和 macOS 上是同一个文件，请修改其一",
			EN: "names that differ only in case or composition are one file on Windows and macOS: change one of them",
		},
	})

	Changed = diag.Define(diag.Kind{
		Code: "O2001", Severity: diag.Error,
		Message: diag.Text{ZH: "文件内容与发布时不一致", EN: "the file is not what was published"},
		Hint:    diag.Text{ZH: "如非本单位修改，可能已被篡改：请重新发布并检查服务器", EN: "if nobody here changed it, it may have been tampered with: publish again and look at the server"},
	})
	Missing = diag.Define(diag.Kind{
		Code: "O2002", Severity: diag.Error,
		Message: diag.Text{ZH: "已发布的文件丢失", EN: "a published file is missing"},
		Hint:    diag.Text{ZH: "请重新发布", EN: "publish again"},
	})
	Added = diag.Define(diag.Kind{
		Code: "O2003", Severity: diag.Warning,
		Message: diag.Text{ZH: "目录中有不是本程序发布的文件", EN: "the folder has a file that was not published by gongkai"},
		Hint:    diag.Text{ZH: "如非本单位放置，请查明来源", EN: "if nobody here put it there, find out who did"},
	})
	Unread = diag.Define(diag.Kind{
		Code: "O2004", Severity: diag.Error,
		Message: diag.Text{ZH: "无法读取，未能核对：%[1]s", EN: "could not be read, so it was not checked: %[1]s"},
		Hint:    diag.Text{ZH: "请检查网络和服务器后重试", EN: "check the network and the server, and try again"},
	})
)
