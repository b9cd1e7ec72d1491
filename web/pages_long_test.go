//go:build long

package web_test

// pages are the page tests that TestPages runs.
const pages = "all"
