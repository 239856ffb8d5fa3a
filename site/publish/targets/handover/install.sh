#!/bin/sh
# Checks a package, unpacks it beside the releases that the server has, and makes it live
# in one step. It is run by hand on a server that no cable leads to, so it needs nothing
# but a POSIX shell and the commands that every Linux has, and it says all it says in
# Chinese and in English. What it makes is what the target "directory" of gongkai makes:
#
#   DEST/releases/ID/            whole releases, which never change
#   DEST/releases/.ID.*.partial  one on its way
#   DEST/manifests/ID.sha256     what each holds
#   DEST/current -> releases/ID  what the web server serves
#   DEST/dropped                 releases that may not come back
#
# No path of a package is believed: each is looked at before anything is written.
#
# shellcheck disable=SC2015 # in "a && b || c", c is meant where either fails
set -eu
LC_ALL=C
export LC_ALL
unset CDPATH
umask 022

# say: what a package brought with it must not drive the terminal.
say() { printf '%s\n%s\n' "$1" "$2" | tr -d '\000-\010\013-\037\177'; }
die() {
	say "未完成：$1" "not done: $2" >&2
	exit 1
}

usage() {
	cat <<'END'
sh install.sh [--from FOLDER] [--signers FILE] DEST
    核对这个文件夹（或 FOLDER）中的包，安装到 DEST，一步换为现行版本
    checks the package in this folder (or in FOLDER), installs it in DEST, and makes it live in one step
sh install.sh [--from FOLDER] [--signers FILE] --verify-only [DEST]
    只核对，不安装
    only checks
sh install.sh --list DEST
    列出 DEST 中的版本
    lists the releases in DEST
sh install.sh --rollback DEST [ID]
    退回版本 ID；不写 ID 的，退回现行版本之前最近的版本
    goes back to the release ID, or else to the newest before the live one
sh install.sh --drop DEST ID
    删去版本 ID，以后不能再安装
    removes the release ID; it cannot be installed again
FILE: 可以签名的人（ssh-keygen 的 allowed_signers）；不写的，用 DEST/allowed_signers（如有）
      who may sign (allowed_signers of ssh-keygen); or else DEST/allowed_signers, where it is there
END
}

wrong_call() {
	usage >&2
	exit 2
}

# is_id: a release is named by when it was made and what it holds; no path hides in it.
is_id() {
	case $1 in
	*[!0-9A-Za-z-]*) return 1 ;;
	[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9][0-9][0-9][0-9][0-9][0-9]Z-????????*) ;;
	*) return 1 ;;
	esac
}

# tell: the first lines of a long list, and how many there are.
tell() {
	printf '%s\n' "$1" | awk 'NR <= 20 { print "  " $0 } END { if (NR > 20) print "  … (" NR ")" }' | tr -d '\000-\010\013-\037\177' >&2
}

field() { sed -n "s/^$1 //p" "$from/package.txt"; }

# listed: whether sums have a line for a name.
listed() { awk -v name="$2" 'substr($0, 67) == name { found = 1 } END { exit !found }' "$1"; }

# digest: the SHA-256 of a file.
digest() { sha256sum <"$1" | cut -c 1-64; }

# default_signers: who once said on the server who may sign need not say it each time.
default_signers() {
	if [ -z "$signers" ] && [ -n "$dest" ] && [ -f "$dest/allowed_signers" ]; then signers=$dest/allowed_signers; fi
}

check_signature() {
	command -v ssh-keygen >/dev/null || die "要核对签名，但这台机器上没有 ssh-keygen；请安装 OpenSSH 客户端" \
		"the signature is to be checked, but this machine has no ssh-keygen; install the OpenSSH client"
	[ -f "$from/SHA256SUMS.sig" ] || die "这个包没有签名（SHA256SUMS.sig），而签名是必须的（$signers）" \
		"this package is not signed (SHA256SUMS.sig), and $signers asks for a signature"
	who=$(ssh-keygen -Y find-principals -f "$signers" -s "$from/SHA256SUMS.sig" 2>&1 | sed -n 1p) || :
	ssh-keygen -Y verify -f "$signers" -I "$who" -n gongkai@release -s "$from/SHA256SUMS.sig" <"$from/SHA256SUMS" >/dev/null 2>&1 ||
		die "签名不对：SHA256SUMS 在签名之后被改动过，或者签名的人不在 $signers 中；不要安装，请与制作这个包的人核对" \
			"the signature is wrong: SHA256SUMS was changed after it was signed, or who signed is not in $signers; do not install it, ask those who made the package"
	say "签名正确：$who" "the signature is right: $who"
}

check_manifest() {
	wrong=$(awk '
		{ path = substr($0, 67) }
		path == "" || substr($0, 1, 64) ~ /[^0-9a-f]/ || substr($0, 65, 2) != "  " || path ~ /[\\\r]/ || ("/" path "/") ~ /\/\.?\.?\// { print "manifest.sha256:" NR ": " $0 }
		END { if (NR == 0) print "manifest.sha256: 空 / empty" }' "$from/manifest.sha256")
	[ -z "$wrong" ] || {
		tell "$wrong"
		die "清单中有不能用的路径" "the manifest has paths that cannot be"
	}
}

# check_archive: a tar may name what it likes; only plain files below the folder pass.
check_archive() {
	wrong=$({
		tar -tf "$from/$archive" 2>&1 | grep -E '^/|(^|/)\.\.(/|$)|^tar: ' || :
		tar -tvf "$from/$archive" 2>/dev/null | grep -v '^-' || :
	})
	[ -z "$wrong" ] || {
		tell "$wrong"
		die "$archive 中有文件夹以外的路径、链接，或者不能读取" "$archive holds paths outside the folder or links, or cannot be read"
	}
}

# check_package reads the package and sets id, archive, base, base_digest and drops.
check_package() {
	for name in package.txt manifest.sha256 SHA256SUMS; do
		[ -f "$from/$name" ] || die "$from 中没有 $name；请把整个文件夹带来" "there is no $name in $from; bring the whole folder"
	done
	if [ -n "$signers" ]; then check_signature; else say "没有核对签名（没有给出 --signers）" "the signature was not checked (no --signers)"; fi
	wrong=$(cd "$from" && sha256sum -c SHA256SUMS 2>&1 | grep -v ': OK$') || :
	[ -z "$wrong" ] || {
		tell "$wrong"
		die "上列文件与校验和不符，可能在复制时损坏；请重新复制整个文件夹" "the files above are not as SHA256SUMS says, they may have been damaged on the way; copy the whole folder again"
	}
	[ "$(sed -n 1p "$from/package.txt")" = "gongkai-package 1" ] || die "package.txt 是别的格式；请使用包中的 install.sh" "package.txt is of another format; use the install.sh of the package"
	id=$(field release)
	archive=$(field archive)
	base=$(field base)
	base_digest=${base#* }
	base=${base%% *}
	drops=$(field drop)
	is_id "$id" || die "package.txt：release 不是版本编号：$id" "package.txt: release is not the name of a release: $id"
	case $archive in '' | [!0-9A-Za-z]* | *[!0-9A-Za-z._-]*) die "package.txt：archive 不是文件名：$archive" "package.txt: archive is no name of a file: $archive" ;; esac
	[ -z "$base" ] || is_id "$base" || die "package.txt：base 不是版本编号：$base" "package.txt: base is not the name of a release: $base"
	for one in $drops; do
		is_id "$one" && [ "$one" != "$id" ] || die "package.txt：drop 不能是 $one" "package.txt: drop cannot be $one"
	done
	for name in package.txt manifest.sha256 "$archive"; do
		listed "$from/SHA256SUMS" "$name" || die "SHA256SUMS 中没有 $name" "SHA256SUMS does not have $name"
	done
	check_manifest
	check_archive
}

# alive names a process so that no other is ever named so: its number, when it began, and
# since which start of the machine that is counted. It names none that has died.
alive() {
	began=$(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" && $1 != "X" { print $20 }') || :
	printf '%s\n' "$1.$began.$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)"
}

# take_lock: a link is made in one step, and tells who made it.
take_lock() {
	lock=$dest/.install.lock
	if ! ln -s "$(alive $$)" "$lock" 2>/dev/null; then
		holder=$(readlink "$lock") || die "不能写入 $dest；请查看权限和磁盘" "cannot write into $dest; look at permissions and the disk"
		[ "$(alive "${holder%%.*}")" != "$holder" ] ||
			die "另一次安装正在进行（进程 ${holder%%.*}）；请等它结束" "another installation is under way (process ${holder%%.*}); wait for it to end"
		rm -f -- "$lock"
		ln -s "$(alive $$)" "$lock" || die "另一次安装刚刚开始；请等它结束" "another installation has just begun; wait for it to end"
	fi
	locked=yes
}

# enter: DEST is there, is ours, and nobody else is at it; what was cut off is removed.
enter() {
	[ -L "$dest/current" ] || [ ! -e "$dest/current" ] || die "$dest/current 应为安装程序建立的链接，却不是；请换一个文件夹，或移走它" \
		"$dest/current should be a link that this program made, and is not; choose another folder, or move it away"
	take_lock
	rm -rf -- "$dest"/releases/.*.partial "$dest"/releases/.*.gone "$dest"/.current-* "$dest"/.dropped-*
	for file in "$dest"/manifests/*.sha256; do
		name=${file##*/}
		[ -d "$dest/releases/${name%.sha256}" ] || rm -f -- "$file"
	done
}

live() {
	to=$(readlink "$dest/current" 2>/dev/null) || to=
	printf '%s\n' "${to##*/}"
}

is_dropped() { [ -f "$dest/dropped" ] && grep -qxF -e "$1" "$dest/dropped"; }

# differences names what in a folder is not as a manifest says.
differences() {
	cd "$1" || return 0 # which cd has told
	[ -f "$2" ] || {
		echo "$2: 不存在 / not there"
		return 0
	}
	sha256sum -c "$2" 2>&1 | grep -v ': OK$' || :
	find . ! -type d ! -type f
	find . -type f | awk 'NR == FNR { known["./" substr($0, 67)]; next } !($0 in known) { print $0 ": 清单中没有 / not in the manifest" }' "$2" -
}

# share_base gives the release on its way what the base has in common with it, as hard
# links where the disk can.
share_base() {
	if [ ! -d "$dest/releases/$base" ] || [ ! -f "$dest/manifests/$base.sha256" ]; then
		die "这个包只含与版本 $base 不同的文件，而这台服务器上没有这个版本；现行网站没有改变，请改用整站的包（文件夹 $id）" \
			"this package holds only what is not the same in $base, and this server does not have that release; the live site is as it was, use the package of the whole site (folder $id)"
	fi
	[ "$(digest "$dest/manifests/$base.sha256")" = "$base_digest" ] ||
		die "服务器上的版本 $base 与制作这个包时的不同；现行网站没有改变，请改用整站的包（文件夹 $id）" \
			"the release $base on this server is not the one that this package was made from; the live site is as it was, use the package of the whole site (folder $id)"
	cp -al "$dest/releases/$base/." "$partial/" 2>/dev/null || {
		rm -rf -- "$partial"
		cp -a "$dest/releases/$base" "$partial" || die "不能复制版本 $base；磁盘是否已满？现行网站没有改变" "cannot copy $base; is the disk full? The live site is as it was"
	}
	# Only what both manifests have stays: what changes is unlinked, never written over.
	(
		cd "$partial"
		find . ! -type d | awk '
			FNR == 1 { part++ }
			part == 1 { fresh[$0]; next }
			part == 2 { if ($0 in fresh) same["./" substr($0, 67)]; next }
			!($0 in same)' "$from/manifest.sha256" "$dest/manifests/$base.sha256" - | tr '\n' '\0' | xargs -0 rm -f --
		find . -depth -type d -print0 | xargs -0 rmdir 2>/dev/null || : # those that are empty now
	)
}

unpack() {
	partial=$dest/releases/.$id.$$.partial
	mkdir "$partial" || die "不能写入 $dest/releases" "cannot write into $dest/releases"
	[ -z "$base" ] || share_base
	tar -xof "$from/$archive" -C "$partial" || die "不能解开 $archive；磁盘是否已满？现行网站没有改变" "cannot unpack $archive; is the disk full? The live site is as it was"
	wrong=$(2>&1 differences "$partial" "$from/manifest.sha256")
	[ -z "$wrong" ] || {
		tell "$wrong"
		die "解开的文件与清单不符（见上）；现行网站没有改变，请改用整站的包" "what was unpacked is not as the manifest says (see above); the live site is as it was, use the package of the whole site"
	}
	cp -- "$from/manifest.sha256" "$dest/manifests/$id.sha256" && mv -T -- "$partial" "$dest/releases/$id" ||
		die "不能写入 $dest；现行网站没有改变" "cannot write into $dest; the live site is as it was"
	partial=
}

# put_release sees to it that the release of the package is on the server, whole.
put_release() {
	[ -d "$dest/releases/$id" ] || {
		unpack
		return
	}
	wrong=$(2>&1 differences "$dest/releases/$id" "$from/manifest.sha256")
	if [ -z "$wrong" ]; then
		cp -- "$from/manifest.sha256" "$dest/manifests/$id.sha256" # which a loss of power may have taken
		return
	fi
	tell "$wrong"
	[ "$(live)" != "$id" ] || die "服务器上的现行版本 $id 被改动过（见上）；请先退回别的版本（--rollback），再安装" \
		"the live release $id was changed on this server (see above); go back to another one first (--rollback), then install again"
	say "服务器上的版本 $id 被改动过（见上），重新解开" "the release $id was changed on this server (see above), so it is unpacked anew"
	mv -T -- "$dest/releases/$id" "$dest/releases/.$id.gone"
	unpack
	rm -rf -- "$dest/releases/.$id.gone"
}

# switch_to puts a new link in the place of the old one by rename(2), so that no visitor
# meets none.
switch_to() {
	before=$(live)
	sync # what the link leads to is on the disk before the link is
	ln -s "releases/$1" "$dest/.current-$1" && mv -fT -- "$dest/.current-$1" "$dest/current" ||
		die "不能更换 $dest/current；现行网站没有改变" "cannot replace $dest/current; the live site is as it was"
}

# drop removes releases, and remembers that they may not come back.
drop() {
	fresh=$dest/.dropped-$$
	{
		[ ! -f "$dest/dropped" ] || cat "$dest/dropped"
		printf '%s\n' "$@"
	} | sort -u >"$fresh"
	mv -f -- "$fresh" "$dest/dropped"
	for one in "$@"; do
		[ -d "$dest/releases/$one" ] || continue
		mv -T -- "$dest/releases/$one" "$dest/releases/.$one.gone"
		rm -f -- "$dest/manifests/$one.sha256"
		rm -rf -- "$dest/releases/.$one.gone"
		say "已删去版本 $one" "removed the release $one"
	done
}

install_package() {
	mkdir -p -- "$dest/releases" "$dest/manifests" || die "不能建立 $dest；请查看权限" "cannot make $dest; look at its permissions"
	enter
	! is_dropped "$id" || die "版本 $id 已经撤下，不能再安装；请安装新的包" "the release $id was dropped and cannot be installed again; install a newer package"
	put_release
	switch_to "$id"
	# shellcheck disable=SC2086 # names of releases hold no spaces
	[ -z "$drops" ] || drop $drops
	say "现行版本为 $id（先前为 ${before:-无}）" "$id is live (before: ${before:-none})"
}

list_releases() {
	now=$(live)
	for dir in "$dest"/releases/*/; do
		name=${dir%/}
		name=${name##*/}
		! is_id "$name" || if [ "$name" = "$now" ]; then echo "$name  现行 live"; else echo "$name"; fi
	done | sort -r
}

rollback() {
	now=$(live)
	if [ -z "$id" ]; then
		for dir in "$dest"/releases/*/; do
			name=${dir%/}
			name=${name##*/}
			[ "$name" != "$now" ] || break
			if is_id "$name" && ! is_dropped "$name"; then id=$name; fi
		done
		[ -n "$id" ] || die "没有更早的版本可以退回" "there is no earlier release to go back to"
	fi
	is_id "$id" && [ -d "$dest/releases/$id" ] || die "没有版本 $id；用 --list 查看" "there is no release $id; --list shows those there are"
	! is_dropped "$id" || die "版本 $id 已经撤下" "the release $id was dropped"
	wrong=$(2>&1 differences "$dest/releases/$id" "$dest/manifests/$id.sha256")
	[ -z "$wrong" ] || {
		tell "$wrong"
		die "版本 $id 被改动过（见上），没有退回" "the release $id was changed (see above), so nothing was done"
	}
	switch_to "$id"
	say "现行版本为 $id（先前为 ${before:-无}）；请告诉制作这个包的人" "$id is live (before: ${before:-none}); tell those who make the packages"
}

drop_one() {
	is_id "$id" || wrong_call
	[ "$id" != "$(live)" ] || die "$id 是现行版本，不能删去；请先安装新的版本或退回" "$id is live and cannot be removed; install another release first, or go back"
	drop "$id"
	say "版本 $id 以后不能再安装" "the release $id cannot be installed again"
}

leave() {
	[ -z "$partial" ] || rm -rf -- "$partial"
	[ -z "$locked" ] || rm -f -- "$lock"
}

action=install_package
from='' signers='' dest='' id='' partial='' locked='' lock=''
while [ $# -gt 0 ]; do
	case $1 in
	--from | --signers)
		[ $# -ge 2 ] || wrong_call
		case $1 in --from) from=$2 ;; *) signers=$2 ;; esac
		shift
		;;
	--verify-only) action=check_package ;;
	--list) action=list_releases ;;
	--rollback) action=rollback ;;
	--drop) action=drop_one ;;
	--help)
		usage
		exit 0
		;;
	-*) wrong_call ;;
	*)
		if [ -z "$dest" ]; then dest=$1; elif [ -z "$id" ]; then id=$1; else wrong_call; fi
		;;
	esac
	shift
done

for name in awk cat cp cut find grep ln mkdir mv readlink rm rmdir sed sha256sum sort sync tar tr xargs; do
	command -v "$name" >/dev/null || die "这台机器上没有命令 $name" "this machine has no command $name"
done
[ -n "$from" ] || case $0 in */*) from=${0%/*} ;; *) from=. ;; esac
[ -d "$from" ] || die "没有文件夹 $from" "there is no folder $from"
from=$(cd -- "$from" && pwd)
[ -z "$signers" ] || [ -f "$signers" ] || die "没有文件 $signers" "there is no file $signers"
trap leave EXIT
trap 'exit 1' HUP INT TERM

case $action in
check_package)
	default_signers
	check_package
	say "包是完整的：$id" "the package is whole: $id"
	exit 0
	;;
install_package)
	[ -n "$dest" ] && [ -z "$id" ] || wrong_call
	default_signers
	check_package
	mkdir -p -- "$dest" || die "不能建立 $dest；请查看权限" "cannot make $dest; look at its permissions"
	;;
*)
	[ -n "$dest" ] && [ -d "$dest/releases" ] || die "$dest 中没有安装过" "nothing was installed in $dest"
	;;
esac
dest=$(cd -- "$dest" && pwd)
case $action in rollback | drop_one) enter ;; esac
"$action"
[ "$action" = list_releases ] || sync
