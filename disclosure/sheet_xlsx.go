package disclosure

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A workbook is an .xlsx file being read. Its methods panic with what they
// cannot go on from: a *Fault, or an error of a damaged file.
type workbook struct {
	file     string
	in       *excelize.File
	unworked map[string]bool // cells whose formula was never worked out
	date1904 bool
	kinds    map[int]formatKind // of styles, as far as they were met
}

// An area is a rectangle of a worksheet, counted from 1, both ends included.
type area struct {
	sheet                    string
	left, top, right, bottom int
}

// xlsxCells is the most that a table may have. A workbook costs more to read
// than a CSV, cell by cell.
const xlsxCells = 100_000

// readXLSX reads the area of a workbook that has the defined name; without a
// name, all that is used of the only worksheet there is. Numbers come as they
// are stored, formulas as what they were worth when the file was saved.
func readXLSX(fsys fs.FS, file, name string) (s *sheet, fault *Fault) {
	data, fault := readSheetFile(fsys, file)
	if fault != nil {
		return nil, fault
	}
	defer func() { // excelize panics on some damaged files
		switch e := recover().(type) {
		case nil:
		case *Fault:
			s, fault = nil, e
		default:
			s, fault = nil, &Fault{File: file, Message: Say("工作簿已损坏（%v），请用表格软件打开后另存",
				"the workbook is damaged (%v); open it in a spreadsheet program and save it anew", e)}
		}
	}()
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil, oldWorkbook(file, data)
	}
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Fault{File: file, Message: Say("不是 .xlsx 工作簿，请另存为 .xlsx", "is no .xlsx workbook; save it as .xlsx")}
	}
	unworked, fault := weigh(file, parts)
	if fault != nil {
		return nil, fault
	}
	in, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: unzippedBytes, UnzipXMLSizeLimit: unzippedBytes})
	must(err)
	defer in.Close()
	props, err := in.GetWorkbookProps()
	must(err)
	w := &workbook{file: file, in: in, unworked: unworked, kinds: map[int]formatKind{}}
	w.date1904 = props.Date1904 != nil && *props.Date1904
	return w.read(w.find(name)), nil
}

// must ends the reading of a damaged workbook.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (w *workbook) fault(zh, en string, args ...any) *Fault {
	return &Fault{File: w.file, Message: Say(zh, en, args...)}
}

// oldWorkbook tells a workbook with a password from one of before 2007.
func oldWorkbook(file string, data []byte) *Fault {
	if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00")) {
		return &Fault{File: file, Message: Say("工作簿设有密码，请取消密码后再保存", "the workbook has a password; save it without")}
	}
	return &Fault{File: file, Message: Say("是旧格式（.xls），请另存为 .xlsx", "is in an old format (.xls); save it as .xlsx")}
}

// find gives the area of a defined name. A name of the whole workbook goes
// before the same name of one worksheet.
func (w *workbook) find(name string) area {
	if name == "" {
		return w.used()
	}
	var refs, names []string
	for _, d := range w.in.GetDefinedName() {
		switch {
		case strings.EqualFold(d.Name, name) && d.Scope == "Workbook":
			return w.parseArea(name, d.RefersTo)
		case strings.EqualFold(d.Name, name):
			refs = append(refs, d.RefersTo)
		case !strings.HasPrefix(d.Name, "_xlnm."): // Excel's own, for filters and printing
			names = append(names, d.Name)
		}
	}
	switch len(refs) {
	case 0:
		slices.Sort(names)
		panic(w.fault("没有名称 %q，已有的名称：%q", "has no defined name %q; there are %q", name, slices.Compact(names)))
	case 1:
		return w.parseArea(name, refs[0])
	}
	panic(w.fault("名称 %q 在多个工作表中定义，请改成不同的名称", "the name %q is defined in several worksheets; give each its own", name))
}

var areaRef = regexp.MustCompile(`^=?(?:'((?:[^']|'')+)'|([^'!,:()]+))!\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$`)

// parseArea reads what a name refers to: 'Sheet 1'!$A$1:$H$27.
func (w *workbook) parseArea(name, ref string) area {
	m := areaRef.FindStringSubmatch(strings.TrimSpace(ref))
	if m == nil {
		panic(w.fault("名称 %q 引用 %q，应为一个矩形区域，如 Sheet1!$A$1:$H$27",
			"the name %q refers to %q; it must be one rectangle, as Sheet1!$A$1:$H$27", name, ref))
	}
	if m[5] == "" {
		m[5], m[6] = m[3], m[4]
	}
	a := area{sheet: strings.ReplaceAll(m[1], "''", "'") + m[2]}
	x1, y1, err := excelize.CellNameToCoordinates(m[3] + m[4])
	must(err)
	x2, y2, err := excelize.CellNameToCoordinates(m[5] + m[6])
	must(err)
	a.left, a.right, a.top, a.bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
	for _, known := range w.in.GetSheetList() {
		if strings.EqualFold(known, a.sheet) {
			a.sheet = known
			return a
		}
	}
	panic(w.fault("名称 %q 引用的工作表 %q 不存在", "the name %q refers to the worksheet %q, which is not there", name, a.sheet))
}

// used gives the area from A1 to the last values or formulas of the only
// worksheet.
func (w *workbook) used() area {
	sheets := w.in.GetSheetList()
	if len(sheets) != 1 {
		panic(w.fault("有 %d 个工作表 %q，请为要公开的区域定义名称并写明", "has %d worksheets, %q; define a name for the area to be published, and give it", len(sheets), sheets))
	}
	rows, err := w.in.GetRows(sheets[0])
	must(err)
	a := area{sheet: sheets[0], left: 1, top: 1, bottom: len(rows)}
	for _, row := range rows {
		a.right = max(a.right, len(row))
	}
	if a.right == 0 {
		panic(w.fault("工作表 %q 是空的", "the worksheet %q is empty; fill it in", a.sheet))
	}
	return a
}

// at names a cell as Excel does in formulas.
func (a area) at(x, y int) string {
	name := a.sheet
	if !plainSheet.MatchString(name) || cellLike.MatchString(name) {
		name = "'" + strings.ReplaceAll(name, "'", "''") + "'"
	}
	return fmt.Sprintf("%s!%s%d", name, columnName(x), y)
}

var (
	plainSheet = regexp.MustCompile(`^[\pL_][\pL\pN_.]*$`)
	cellLike   = regexp.MustCompile(`^(?i:[a-z]{1,3}\d+|r\d*c?\d*|c\d*)$`)
)
