#!/usr/bin/env python3
"""Proves a package or a web archive of gongkai, by section 7 of docs/archive alone.
只依据 docs/archive 第 7 节，核对 gongkai 的归档文件包或网页归档文件。

    python3 archive-verify.py PATH...    a bag's folder, or a .wacz; 文件包的文件夹，或 .wacz
Exit code 0: sound 相符; 1: damaged 不符; 2: could not be read 无法读取. Python 3.8 or later, nothing else.
"""
import hashlib, json, os, sys, zipfile, zlib
from urllib.parse import quote, urlsplit

PIECE, faults = 1 << 20, []


def fault(where, what):
    faults.append(where)
    print(f"{where!r}: {what}" if not where.isprintable() else f"{where}: {what}")


def digests(stream, names):
    sums = {n: hashlib.new(n) for n in names}
    for piece in iter(lambda: stream.read(PIECE), b""):
        for s in sums.values():
            s.update(piece)
    return {n: s.hexdigest() for n, s in sums.items()}


def read_list(root, name):
    """A manifest: digest, two spaces, path."""
    out = {}
    with open(os.path.join(root, name), encoding="utf-8", newline="\n") as f:
        for n, line in enumerate(f, 1):
            value, _, path = line.rstrip("\n").partition("  ")
            if not path or path in out or path.startswith("/") or ".." in path.split("/"):
                fault(f"{name}:{n}", "no line of a digest and a path 不是一行校验值和路径")
            out[path] = value
    return out


def bag(root):
    there, size, payload = {}, 0, 0
    for folder, dirs, names in os.walk(root):
        for name in names + [d for d in dirs if os.path.islink(os.path.join(folder, d))]:
            full = os.path.join(folder, name)
            path = os.path.relpath(full, root).replace(os.sep, "/")
            if os.path.islink(full) or not os.path.isfile(full):
                fault(path, "is a link or a device 是链接或设备")
                continue
            there[path] = None
            if path.startswith("data/"):
                payload, size = payload + 1, size + os.path.getsize(full)
    with open(os.path.join(root, "bagit.txt"), encoding="utf-8") as f:
        if f.read() != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
            fault("bagit.txt", "is not as BagIt 1.0 has it 与 BagIt 1.0 不合")
    with open(os.path.join(root, "bag-info.txt"), encoding="utf-8") as f:
        if f"Payload-Oxum: {size}.{payload}\n" not in f.read():
            fault("bag-info.txt", f"Payload-Oxum is not {size}.{payload} 不符")
    known = [a for a in ("sha256", "sha512", "sm3") if a == "sm3" and "sm3" in hashlib.algorithms_available or a != "sm3"]
    if "sm3" not in known:
        print("not proved: SM3, which this Python lacks 未核对：SM3，本机的 Python 没有")
    for path in sorted(there):
        with open(os.path.join(root, path), "rb") as f:
            there[path] = digests(f, known)
    for a in known:
        for name, ours in ((f"manifest-{a}.txt", lambda p: p.startswith("data/")),
                           (f"tagmanifest-{a}.txt", lambda p: not p.startswith(("data/", "tagmanifest-")))):
            if name not in there:
                fault(name, "is missing 缺失")
                continue
            before, listed = len(faults), read_list(root, name)
            for path, value in listed.items():
                if path not in there:
                    fault(path, f"is missing 缺失 ({name})")
                elif there[path][a] != value:
                    fault(path, f"is not what {name} says 与清单不符")
            for path in there:
                if ours(path) and path not in listed:
                    fault(path, f"is not in {name} 不在清单中")
            if len(faults) == before:
                print(f"proved 已核对 {name}: {len(listed)}")
    with open(os.path.join(root, "data/metadata/provenance.json"), encoding="utf-8") as f:
        site = json.load(f)["site"]
    with open(os.path.join(root, "data/metadata/reports.json"), encoding="utf-8") as f:
        pages = [p for r in json.load(f) for p in r["pages"]]
    for p in pages:
        if there.get(p["file"], {}).get("sha256") != p["sha256"]:
            fault(p["file"], "is not what reports.json says 与 reports.json 不符")
    print(f"proved 已核对 reports.json: {len(pages)}")
    for path in sorted(there):
        if path.startswith("data/wacz/") and path.endswith(".wacz"):
            at = wacz(os.path.join(root, path))
            for f in sorted(there):
                if f.startswith("data/site/"):
                    address = site.rstrip("/") + "/" + quote(f[len("data/site/"):], safe="/!$&'()*+,;=:@~-._")
                    if address.endswith("/index.html"):
                        address = address[:-len("index.html")]
                    if at.pop(address, None) != "sha256:" + there[f]["sha256"]:
                        fault(f, f"is not what {address} has in the web archive 与网页归档文件不符")
            for address in at:
                fault(address, "is in the web archive only 只在网页归档文件中")


def record(z, name, offset, length):
    """One gzip member: its head, and the digests of its block and payload. Read by pieces."""
    f = z.open(name)
    f.seek(offset)
    unpack, left, head, kept = zlib.decompressobj(31), length, None, b""
    block, payload, body, n, tail = hashlib.sha256(), hashlib.sha256(), None, 0, b""
    while left > 0 and not unpack.eof:
        raw = f.read(min(PIECE, left))
        left -= len(raw)
        if not raw:
            raise ValueError("ends too early 不完整")
        while raw and not unpack.eof:
            kept += unpack.decompress(raw, PIECE)
            raw = unpack.unconsumed_tail
            if head is None:
                if b"\r\n\r\n" not in kept:
                    if len(kept) > PIECE:
                        raise ValueError("head too long 记录头过长")
                    continue
                text, kept = kept.split(b"\r\n\r\n", 1)
                lines = text.decode("utf-8").split("\r\n")
                head = {k.strip().lower(): v.strip() for k, _, v in (x.partition(":") for x in lines[1:])}
                head["version"], size = lines[0], int(head["content-length"])
            take, tail = kept[:size - n], tail + kept[size - n:]
            if len(tail) > 4:
                raise ValueError("more behind the record 记录后有多余内容")
            n, kept = n + len(take), b""
            block.update(take)
            if body is False:
                payload.update(take)
            elif head["warc-type"] == "response":
                body = (body or b"") + take
                if b"\r\n\r\n" in body:
                    payload.update(body.split(b"\r\n\r\n", 1)[1])
                    body = False
    if not unpack.eof or left or unpack.unused_data or head is None or n != size or tail != b"\r\n\r\n":
        raise ValueError("is not whole 不完整")
    return head, "sha256:" + block.hexdigest(), "sha256:" + payload.hexdigest()


def wacz(file):
    """Returns address → digest of the payload, of all records that were proved."""
    z, out = zipfile.ZipFile(file), {}
    said = json.loads(z.read("datapackage.json"))
    if json.loads(z.read("datapackage-digest.json"))["hash"] != "sha256:" + hashlib.sha256(z.read("datapackage.json")).hexdigest():
        fault("datapackage-digest.json", "does not fit 不符")
    names = [r["path"] for r in said["resources"]] + ["datapackage.json", "datapackage-digest.json"]
    for name in sorted(set(z.namelist()) ^ set(names)):
        fault(name, "was added or is missing 多出或缺失")
    for r in said["resources"]:
        try:
            with z.open(r["path"]) as f:
                if "sha256:" + digests(f, ["sha256"])["sha256"] != r["hash"]:
                    raise ValueError
        except (KeyError, ValueError, zipfile.BadZipFile, OSError):
            fault(r["path"], "is not what datapackage.json says 与 datapackage.json 不符")
    lines = z.read("indexes/index.cdx").decode("utf-8").splitlines() if not faults else []
    if lines != sorted(lines, key=lambda x: x.encode()):
        fault("indexes/index.cdx", "is not sorted 没有排序")
    spans = {}
    for n, line in enumerate(lines, 1):
        l = json.loads(line.split(" ", 2)[2])
        name, offset, length = "archive/" + l["filename"], int(l["offset"]), int(l["length"])
        spans.setdefault(name, []).append((offset, length))
        try:
            head, block, payload = record(z, name, offset, length)
        except (ValueError, KeyError, zlib.error, OSError) as e:
            fault(f"{name} @{offset} {l['url']}", f"cannot be read 无法读取 ({e})")
            continue
        if (head.get("warc-block-digest"), head.get("warc-payload-digest"), head.get("warc-target-uri")) != (block, payload, l["url"]) or l["digest"] != payload:
            fault(f"{name} @{offset} {l['url']}", "digest or address is wrong 校验值或网址不符")
        out[l["url"]] = payload
    for name, parts in spans.items():  # the records and the first one, warcinfo, are all of the file
        parts.sort()
        head, block, _ = record(z, name, 0, parts[0][0])
        end = parts[0][0]
        for offset, length in parts:
            end = end + length if end == offset else -1
        if head["warc-type"] != "warcinfo" or head["warc-block-digest"] != block or end != z.getinfo(name).file_size:
            fault(name, "has records that the index does not name 有索引之外的记录")
    pages = [json.loads(x).get("url") for x in z.read("pages/pages.jsonl").decode("utf-8").splitlines()[1:]]
    for url in pages:
        if lines and url not in out:
            fault("pages/pages.jsonl", f"{url} is not in the index 不在索引中")
    print(f"proved 已核对 {os.path.basename(file)}: {len(out)} records 记录, {len(pages)} pages 页面" if not faults else f"looked at 已查看 {os.path.basename(file)}")
    return out


if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
    print(__doc__)
    sys.exit(2)
for path in sys.argv[1:]:
    try:
        bag(path) if os.path.isdir(path) else wacz(path)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as e:
        print(f"{path}: cannot be read 无法读取: {e}")
        sys.exit(1 if faults else 2)
print(f"DAMAGED 不符: {len(faults)}" if faults else "SOUND 相符")
sys.exit(1 if faults else 0)
