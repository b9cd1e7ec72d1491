//go:build !long

package main

// faultSubmissions are under way while a site is hurt.
const faultSubmissions = 48
