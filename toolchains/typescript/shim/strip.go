//go:build ignore

// Command strip turns a program in TypeScript into one script. ../install builds
// it, with strip.mod and strip.sum as its go.mod and go.sum.
//
//	strip OUTPUT ENTRY
//
// reads ENTRY and what it imports from the current folder and writes one script
// without types into the folder OUTPUT. Types are not checked: that takes the
// whole of TypeScript's own compiler, and more than a second.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: strip OUTPUT ENTRY")
		os.Exit(2)
	}
	output, entry := os.Args[1], os.Args[2]
	stem := strings.TrimSuffix(entry, filepath.Ext(entry))
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"./" + entry},
		Outfile:     filepath.Join(output, stem+".js"),
		Bundle:      true,
		Write:       true,
		Platform:    api.PlatformNode,
		Format:      api.FormatCommonJS,
		Target:      api.ES2022,
		// The program has to see one behaviour, whatever lies beside it.
		TsconfigRaw: `{"compilerOptions": {"experimentalDecorators": false, "useDefineForClassFields": true}}`,
		LogLevel:    api.LogLevelSilent,
	})
	say("error", result.Errors)
	say("warning", result.Warnings)
	if len(result.Errors) > 0 {
		os.Exit(1)
	}
}

// say prints messages with columns from 1, as editors count.
func say(severity string, messages []api.Message) {
	for _, m := range messages {
		if m.Location == nil {
			fmt.Printf("%s: %s\n", severity, m.Text)
			continue
		}
		fmt.Printf("%s:%d:%d: %s: %s\n", m.Location.File, m.Location.Line, m.Location.Column+1, severity, m.Text)
		if m.Location.LineText != "" {
			fmt.Printf("    %.200s\n", m.Location.LineText)
		}
	}
}
