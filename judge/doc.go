// Package judge holds the nouns of the field and the whole message contract
// between the stages. It imports the standard library only, so that every
// other package may import it.
//
// Read verdict.go first, then stage.go: the three facts that travel from left
// to right through the pipeline.
package judge
