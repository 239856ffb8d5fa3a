// Validates a data package with the library of those who made the specification:
//   node datapackage.cjs FILE
const { validate } = require("datapackage");

validate(JSON.parse(require("node:fs").readFileSync(process.argv[2], "utf8"))).then(({ valid, errors }) => {
  console.log(valid ? "valid" : errors.join("\n"));
  process.exit(valid ? 0 : 1);
});
