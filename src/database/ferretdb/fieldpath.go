package metadata

import (
	"fmt"
	"strings"
)

// FieldPath returns the SQLite expression of a document's field. Indexes and queries must spell it alike: SQLite uses
// an index over an expression only for that very expression.
func FieldPath(field string) string {
	return fmt.Sprintf("%s->'$.%s'", DefaultColumn, strings.ReplaceAll(field, "'", "''"))
}
