package seen

import "syscall"

func lastChange(st *syscall.Stat_t) (seconds, nanoseconds int64) { return st.Ctimespec.Unix() }
