package sqlite

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/handler/sjson"
	"github.com/FerretDB/FerretDB/internal/types"
)

// maxIn bounds the values of one $in that are given to SQLite; longer lists are filtered in memory.
const maxIn = 1000

var topLevel = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// where returns a WHERE clause and its arguments that keep at least every document matching the filter, so that
// SQLite's indexes do most of the work: equality and $in on top-level fields whose values are strings (or ObjectIDs for
// _id). What it keeps too much is dropped afterwards, because every query is filtered again in memory.
func where(filter *types.Document) (string, []any) {
	var conditions []string
	var args []any

	for _, field := range filter.Keys() {
		if !topLevel.MatchString(field) {
			continue
		}

		value, _ := filter.Get(field)
		values := stringsOf(value, field == "_id")
		if values == nil {
			continue
		}

		path := metadata.FieldPath(field)
		condition := fmt.Sprintf("%s IN (%s)", path, strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", "))
		if field != "_id" {
			// a field that holds an array matches by its elements
			condition = fmt.Sprintf(`(%s OR (%s >= '[' AND %s < '\'))`, condition, path, path)
		}

		conditions = append(conditions, condition)
		args = append(args, values...)
	}

	if conditions == nil {
		return "", nil
	}

	return " WHERE " + strings.Join(conditions, " AND "), args
}

// stringsOf returns the stored form of all values that a condition allows, or nil if they are not all strings.
func stringsOf(condition any, id bool) []any {
	switch condition := condition.(type) {
	case *types.Document:
		if condition.Len() == 0 {
			return nil
		}

		for _, operator := range condition.Keys() {
			operand, _ := condition.Get(operator)

			switch operator {
			case "$eq":
				return stored([]any{operand}, id)
			case "$in":
				array, ok := operand.(*types.Array)
				if !ok || array.Len() == 0 || array.Len() > maxIn {
					continue
				}

				values := make([]any, array.Len())
				for i := range values {
					values[i], _ = array.Get(i)
				}

				return stored(values, id)
			}
		}

		return nil

	default:
		return stored([]any{condition}, id)
	}
}

func stored(values []any, id bool) []any {
	res := make([]any, len(values))

	for i, value := range values {
		switch value.(type) {
		case string:
		case types.ObjectID:
			if !id {
				return nil
			}
		default:
			return nil
		}

		b, err := sjson.MarshalSingleValue(value)
		if err != nil {
			return nil
		}

		res[i] = string(b)
	}

	return res
}
