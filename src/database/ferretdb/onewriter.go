package handler

import (
	"context"
	"sync"

	"github.com/FerretDB/FerretDB/internal/backends"
	"github.com/FerretDB/FerretDB/internal/handler/common"
	"github.com/FerretDB/FerretDB/internal/types"
)

// An update reads documents, changes them in memory and writes them back. Without a lock around that, two updates of
// one document both succeed and one is lost, and a filter on a version number guards nothing.

var writers sync.Map // database name -> *sync.Mutex

func onlyWriter(database string) func() {
	mutex, _ := writers.LoadOrStore(database, new(sync.Mutex))
	mutex.(*sync.Mutex).Lock()

	return mutex.(*sync.Mutex).Unlock
}

func (h *Handler) updateDocument(ctx context.Context, params *common.UpdateParams) (int32, int32, *types.Array, error) {
	defer onlyWriter(params.DB)()

	return h.updateDocumentUnguarded(ctx, params)
}

func (h *Handler) findAndModifyDocument(
	ctx context.Context,
	params *common.FindAndModifyParams,
) (*findAndModifyResult, error) {
	defer onlyWriter(params.DB)()

	return h.findAndModifyDocumentUnguarded(ctx, params)
}

func (h *Handler) execDelete(ctx context.Context, c backends.Collection, p *common.Delete, database string) (int32, error) {
	defer onlyWriter(database)()

	return h.execDeleteUnguarded(ctx, c, p)
}
