// Package compiler turns submitted into compiled: it runs a toolchain over a
// submission's files in a container of its own, checks what comes out and keeps
// it by digest. Compile is the work itself, and needs no bus; Service is the
// stage of the pipeline.
package compiler
