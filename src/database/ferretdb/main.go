// Command raingan-database is FerretDB on SQLite files in the working directory, as a child of the bot.
//
// It ends when its standard input does: by the bot's wish, or because the bot is gone. Signals are left to the bot, so
// that Ctrl-C in a terminal, which reaches both, does not take the database away while the bot finishes its work.
package main

import (
	"context"
	"flag"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "", "host:port to listen on")
	flag.Parse()
	signal.Ignore(os.Interrupt, syscall.SIGTERM)

	logger := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: *listen},
		Logger:    logger,
		Handler:   "sqlite",
		SQLiteURL: "file:./?_pragma=synchronous(full)",
	})
	if err != nil {
		logger.Error(err.Error())
		os.Exit(1)
	}

	ctx, stop := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	if err := server.Run(ctx); err != nil {
		logger.Error(err.Error())
		os.Exit(1)
	}
}
