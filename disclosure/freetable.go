package disclosure

import "regexp"

var tableID = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// readTables reads the tables that a report lays out itself, their cells as
// facts, and for each stated total the identity that the rows make it.
func (r *reader) readTables(t *table) {
	for _, e := range t.subs("tables", optional) {
		tb := &Table{
			ID:      e.string("id", required),
			Caption: e.text("caption", required),
			Head:    e.text("head", required),
		}
		checkTableID(e, tb.ID)
		if r.Table(tb.ID) != nil || r.Form != nil && r.Form.Table(tb.ID) != nil {
			e.fault("id", "表 %q 重复", "the table %q is declared twice", tb.ID)
		}
		if e.has("note") {
			tb.Note = e.text("note", required)
		}
		b := &Block{Head: tb.Head}
		tb.Blocks = []*Block{b}
		r.readColumns(e, b)
		seen := map[string]bool{"total": true}
		for _, row := range e.subs("rows", required) {
			id := row.string("id", required)
			if seen[id] {
				row.fault("id", "行 %q 重复，或用了保留名 total", "the row %q is declared twice, or is the reserved \"total\"", id)
			}
			seen[id] = true
			b.Rows = append(b.Rows, r.readRow(row, tb, id, false))
		}
		if total := e.sub("total", optional); total != nil {
			computed := total.bool("computed")
			tb.Total = r.readRow(total, tb, "total", computed)
			r.relateTotal(tb, computed)
		}
		r.Tables = append(r.Tables, tb)
		e.done()
	}
}

// checkTableID refuses ids that cannot name a table's files.
func checkTableID(e *table, id string) {
	if !tableID.MatchString(id) {
		e.fault("id", "编号 %q 应为小写字母、数字和下划线", "the id %q must be lower-case letters, digits and underscores", id)
	}
	switch id {
	case "facts":
		e.fault("id", "facts 保留给全部数据的下载文件，请改名", "\"facts\" is the name of the download of all numbers; choose another")
	case "datapackage":
		e.fault("id", "datapackage 保留给数据说明文件，请改名", "\"datapackage\" is the name of the file that describes the downloads; choose another")
	}
}

func (r *reader) readColumns(e *table, b *Block) {
	unit := r.unit(e, "unit", optional)
	period := r.period(e, "period", Period{Year: r.Year})
	seen := map[string]bool{}
	for _, c := range e.subs("columns", required) {
		col := &Column{ID: c.string("id", required), Label: c.text("label", required), Unit: unit, Period: r.period(c, "period", period)}
		if c.has("unit") {
			col.Unit = r.unit(c, "unit", required)
		} else if !e.has("unit") {
			c.fault("unit", "本列和本表都没有计量单位", "is set neither here nor for the table")
		}
		switch col.ID {
		case "id", "label", "filed", "value", "computed":
			c.fault("id", "%q 是保留名，请改名", "%q is a reserved word; choose another", col.ID)
		}
		if seen[col.ID] || !tableID.MatchString(col.ID) {
			c.fault("id", "列 %q 重复或编号不合要求", "the column %q is declared twice or malformed", col.ID)
		}
		seen[col.ID] = true
		b.Columns = append(b.Columns, col)
		c.done()
	}
}

// readRow reads one row; of a computed total only the label is filed.
func (r *reader) readRow(e *table, tb *Table, id string, computed bool) *Row {
	row := &Row{ID: id, Label: e.text("label", required)}
	columns := tb.Blocks[0].Columns
	for i, col := range columns {
		label := row.Label
		if len(columns) > 1 {
			label = Join(row.Label, col.Label)
		}
		f := &Fact{
			ID: tb.ID + "." + id + "." + col.ID, Unit: col.Unit, Period: col.Period,
			Label: label, Computed: computed, Table: tb, path: dotted(e.path, col.ID),
		}
		_, nested := e.values[col.ID].(map[string]any)
		switch {
		case computed && e.has(col.ID):
			e.asked[col.ID] = true
			e.fault(col.ID, "合计由系统计算，不应填写", "is computed, so it must not be filed")
		case computed:
			n, ok := columnSum(tb, i)
			if f.Value = n; !ok {
				e.fault(col.ID, "合计超过 %d 位数字", "adds up to more than %d digits", maxDigits)
			}
		case nested: // a number with its filed spelling
			cell := e.sub(col.ID, required)
			r.readValue(cell, "value", f)
			r.readFiled(cell, "value", f)
			cell.done()
		default:
			r.readValue(e, col.ID, f)
		}
		r.addFact(e, col.ID, f)
		row.Cells = append(row.Cells, f)
	}
	e.done()
	return row
}

// columnSum adds up a column, with as many decimals as its cells; false if the
// sum has more digits than a Number.
func columnSum(tb *Table, column int) (Number, bool) {
	var cells []*Fact
	decimals := 0
	for _, row := range tb.Blocks[0].Rows {
		cells = append(cells, row.Cells[column])
		decimals = max(decimals, row.Cells[column].Value.Decimals())
	}
	return Round(sum(cells), decimals, HalfUp)
}

// relateTotal adds, for a stated total, the identity of each column.
func (r *reader) relateTotal(tb *Table, computed bool) {
	if computed {
		return
	}
	for i := range tb.Blocks[0].Columns {
		id := &Identity{ID: tb.Total.Cells[i].ID, Op: "=", Right: []*Fact{tb.Total.Cells[i]}}
		for _, row := range tb.Blocks[0].Rows {
			id.Left = append(id.Left, row.Cells[i])
		}
		r.Identities = append(r.Identities, id)
	}
}
