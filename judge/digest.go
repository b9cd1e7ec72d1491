package judge

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Digest is the SHA-256 of some bytes in 64 lower-case hexadecimal digits. It
// is the address of a blob. The zero value "" names nothing.
type Digest string

// DigestOf returns the digest of b.
func DigestOf(b []byte) Digest {
	sum := sha256.Sum256(b)
	return Digest(hex.EncodeToString(sum[:]))
}

// ParseDigest checks that s has the form of a digest, so that it is safe as a
// file name and in an address.
func ParseDigest(s string) (Digest, error) {
	if len(s) != 2*sha256.Size {
		return "", fmt.Errorf("digest %.80q: want %d hexadecimal digits, got %d characters", s, 2*sha256.Size, len(s))
	}
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return "", fmt.Errorf("digest %q: %q is not a lower-case hexadecimal digit", s, c)
		}
	}
	return Digest(s), nil
}
