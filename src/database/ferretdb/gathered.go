package handler

import (
	"context"

	"github.com/FerretDB/FerretDB/internal/backends"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/lazyerrors"
)

// gathered keeps what one command changes until its end: then fifty updates are one transaction of SQLite, with one
// fsync, instead of fifty.
type gathered struct {
	backends.Collection

	changed []*types.Document
	ids     map[string]struct{}
}

// UpdateAll remembers the changed documents.
func (g *gathered) UpdateAll(_ context.Context, params *backends.UpdateAllParams) (*backends.UpdateAllResult, error) {
	for _, doc := range params.Docs {
		id, _ := doc.Get("_id")
		key, _ := id.(string)
		g.ids[key] = struct{}{}
	}

	g.changed = append(g.changed, params.Docs...)

	return &backends.UpdateAllResult{Updated: int32(len(params.Docs))}, nil
}

// before writes what is gathered if the filter could look for one of these documents.
func (g *gathered) before(ctx context.Context, filter *types.Document) error {
	if id, _ := filter.Get("_id"); id != nil {
		if key, ok := id.(string); ok {
			if _, changed := g.ids[key]; !changed {
				return nil
			}
		}
	}

	return g.write(ctx)
}

// write writes what is gathered, in one transaction.
func (g *gathered) write(ctx context.Context) error {
	if len(g.changed) == 0 {
		return nil
	}

	docs := g.changed
	g.changed, g.ids = nil, map[string]struct{}{}

	if _, err := g.Collection.UpdateAll(ctx, &backends.UpdateAllParams{Docs: docs}); err != nil {
		return lazyerrors.Error(err)
	}

	return nil
}
