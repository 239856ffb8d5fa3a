package generator

// WorkbookVersion is for the test that holds it to the bytes of a workbook.
const WorkbookVersion = workbookVersion
