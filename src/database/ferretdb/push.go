package common

import "github.com/FerretDB/FerretDB/internal/types"

// slicePushed applies the $slice of a $push to the array that was pushed to: the first n elements, or the last -n.
func slicePushed(array *types.Array, push any) *types.Array {
	modifiers, ok := push.(*types.Document)
	if !ok || !modifiers.Has("$each") {
		return array
	}

	var n int

	switch slice, _ := modifiers.Get("$slice"); slice := slice.(type) {
	case int32:
		n = int(slice)
	case int64:
		n = int(slice)
	case float64:
		n = int(slice)
	default:
		return array
	}

	from, to := 0, min(n, array.Len())
	if n < 0 {
		from, to = max(array.Len()+n, 0), array.Len()
	}

	kept := types.MakeArray(to - from)
	for i := from; i < to; i++ {
		value, _ := array.Get(i)
		kept.Append(value)
	}

	return kept
}
