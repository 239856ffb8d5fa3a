package targets

import (
	"context"
	"errors"
	"io/fs"

	"github.com/pkg/sftp"

	"gongkai/disclosure"
)

// explain says in both languages what went wrong on the server, and what to do;
// unchanged, that the live site is surely as it was. What did not come from there stays
// as it is.
func (s *sftpSession) explain(err error, unchanged bool) error {
	var said *disclosure.Said
	if err == nil || errors.As(err, &said) || errors.Is(err, context.Canceled) {
		return err
	}
	what, do, ok := s.cause(err)
	if !ok {
		return err
	}
	zh, en := "%[1]s；%[3]s", "%[2]s; %[4]s"
	if unchanged {
		zh, en = "%[1]s；现行网站没有改变，%[3]s", "%[2]s; the live site is as it was, %[4]s"
	}
	return &disclosure.Said{Err: err, Text: disclosure.Say(zh, en, what.In(disclosure.ZhCN), what.In(disclosure.En), do.In(disclosure.ZhCN), do.In(disclosure.En))}
}

func (s *sftpSession) cause(err error) (what, do disclosure.Text, ok bool) {
	name := s.login.name
	var status *sftp.StatusError
	switch {
	case s.cut(err):
		return disclosure.Say("与 %[1]s 的连接中断（%[2]v）", "the connection to %[1]s was cut (%[2]v)", name, err),
			disclosure.Say("请再次发布，已完整送达的文件不会重传", "publish again: files that arrived whole are not sent twice"), true
	case errors.Is(err, fs.ErrPermission):
		return disclosure.Say("%[1]s 没有权限：%[2]v", "permission denied on %[1]s: %[2]v", name, err),
			disclosure.Say("请让登录的用户拥有发布文件夹", "let the folder belong to the user who logs in"), true
	case errors.Is(err, fs.ErrNotExist):
		return disclosure.Say("%[1]s 上不存在：%[2]v", "not there on %[1]s: %[2]v", name, err),
			disclosure.Say("请查看设置中的路径", "look at the path in the settings"), true
	case errors.As(err, &status) && s.full():
		return disclosure.Say("%[1]s 的磁盘已满（%[2]v）", "the disk of %[1]s is full (%[2]v)", name, err),
			disclosure.Say("请腾出空间后再发布", "make room and publish again"), true
	case errors.As(err, &status):
		return disclosure.Say("%[1]s 没有照办，也没有说明原因：%[2]v", "%[1]s did not do as asked, and gives no reason: %[2]v", name, err),
			disclosure.Say("请查看用户的磁盘限额、文件大小限制和服务器日志", "look at the user's quota, the limit of file sizes and the log of the server"), true
	}
	return nil, nil, false
}

// full reports whether the disk of the server is known to be: OpenSSH says of a write
// that failed no more than that it failed.
func (s *sftpSession) full() bool {
	free, _, ok := s.free(s.login.path)
	return ok && free < 1<<20
}

// free asks how many bytes and files there is room for; false where it is not told.
func (s *sftpSession) free(dir string) (bytes, files uint64, ok bool) {
	if !s.has("statvfs@openssh.com") {
		return 0, 0, false
	}
	v, err := s.StatVFS(dir)
	if err != nil {
		return 0, 0, false
	}
	files = v.Favail
	if v.Files == 0 {
		files = 1 << 62 // a file system that has no such bound
	}
	return v.Frsize * v.Bavail, files, true
}

// room refuses what the disk has no room for, before it is sent.
func (s *sftpSession) room(dir string, bytes int64, files int) error {
	free, more, ok := s.free(dir)
	const mega = 1 << 20
	switch {
	case !ok:
		return nil
	case uint64(bytes) > free:
		return disclosure.Errorf("%[1]s 的磁盘空间不够：需要 %[2]d MB，只有 %[3]d MB；现行网站没有改变，腾出空间后再发布", "the disk of %[1]s has not enough room: it takes %[2]d MB, and there are %[3]d MB; the live site is as it was, make room and publish again", s.login.name, bytes/mega+1, free/mega)
	case uint64(files) > more:
		return disclosure.Errorf("%[1]s 的文件系统容不下这么多文件：需要 %[2]d 个，只能再建 %[3]d 个；现行网站没有改变，腾出空间后再发布", "the file system of %[1]s has no room for so many files: it takes %[2]d, and %[3]d can be made; the live site is as it was, make room and publish again", s.login.name, files, more)
	}
	return nil
}
