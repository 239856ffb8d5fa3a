package targets

import (
	"errors"
	"io/fs"

	"gongkai/disclosure"
)

// explain says in both languages what commonly goes wrong with files, and what to do.
// An error that is said so already stays as it is.
func explain(err error) error {
	var said *disclosure.Said
	switch {
	case err == nil, errors.As(err, &said):
		return err
	case isFull(err):
		said = &disclosure.Said{Text: disclosure.Say("磁盘已满：%v；现行网站没有改变，腾出空间后再发布", "the disk is full: %v; the live site is as it was, make room and publish again", err)}
	case errors.Is(err, fs.ErrPermission):
		said = &disclosure.Said{Text: disclosure.Say("没有权限：%v；现行网站没有改变，请让运行本工具的用户拥有发布文件夹", "permission denied: %v; the live site is as it was, let the folder belong to the user who runs this tool", err)}
	case errors.Is(err, fs.ErrNotExist):
		said = &disclosure.Said{Text: disclosure.Say("不存在：%v；请查看设置中的路径", "not there: %v; look at the path in the settings", err)}
	default:
		return err
	}
	said.Err = err
	return said
}
