package problems

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // image.DecodeConfig reads these
	_ "image/jpeg" //
	_ "image/png"  //
	"io"
	"net/http"
	"path"
	"strings"

	"assize/judge"
)

// Bounds on what statements bring along.
const (
	maxImages     = 64
	maxImageBytes = 5 << 20
	maxImagesSum  = 24 << 20
	maxPixels     = 50_000_000
	maxPDFBytes   = 20 << 20
)

// Image is a picture of a statement.
type Image struct {
	Name   string // path below statement/
	Digest judge.Digest
	// Type is the media type that its first bytes have, of a short list.
	Type  string
	Bytes int64
}

// ImagePath is where the gateway serves an image of a problem.
func ImagePath(slug string, digest judge.Digest) string {
	return "/api/v1/problems/" + slug + "/images/" + string(digest)
}

// named reports whether a statement means the image by name, which may lack its
// extension.
func (i Image) named(name string) bool {
	name = path.Clean(strings.TrimPrefix(name, "./"))
	return name == i.Name || name == strings.TrimSuffix(i.Name, path.Ext(i.Name)) ||
		strings.EqualFold(path.Ext(name), ".pdf") && strings.TrimSuffix(name, path.Ext(name)) == strings.TrimSuffix(i.Name, path.Ext(i.Name))
}

// imageTypes are those that are served, by what http.DetectContentType says.
var imageTypes = map[string]bool{"image/png": true, "image/jpeg": true, "image/gif": true, "image/webp": true}

// images reads the images in statement/.
func (l *loader) images() {
	var sum int64
	for _, name := range l.tree.under("statement") {
		file := "statement/" + name
		if statementName.MatchString(name) {
			continue
		}
		ext := strings.ToLower(path.Ext(name))
		if !imageExtensions[ext] {
			if ext == ".pdf" || ext == ".eps" || ext == ".tex" || ext == ".sty" || ext == ".cls" {
				l.found.warnf(file, 0, "is not used: pages show PNG, JPEG, GIF, WebP and SVG alone")
			} else {
				l.found.warnf(file, 0, "is no image that a page can show, and is not used")
			}
			continue
		}
		data, err := readFile(l.fsys, file, maxImageBytes)
		if err != nil {
			l.found.errorf(file, 0, "%v", err)
			continue
		}
		kind, err := imageType(data, ext)
		if err != nil {
			l.found.errorf(file, 0, "%v", err)
			continue
		}
		digest := sha256.Sum256(data)
		l.pkg.Images = append(l.pkg.Images, Image{Name: name, Digest: judge.Digest(hex.EncodeToString(digest[:])), Type: kind, Bytes: int64(len(data))})
		if sum += int64(len(data)); sum > maxImagesSum || len(l.pkg.Images) > maxImages {
			l.found.errorf("statement", 0, "has more than %d images, or more than %d bytes of them", maxImages, maxImagesSum)
			return
		}
	}
}

// imageType goes by what the bytes are, not by the name.
func imageType(data []byte, ext string) (string, error) {
	if ext == ".svg" {
		return "image/svg+xml", checkSVG(data)
	}
	kind := http.DetectContentType(data)
	if !imageTypes[kind] {
		return "", errors.New("is not the image that its name says")
	}
	if kind == "image/webp" {
		return kind, nil // the standard library cannot read its size
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("is an image that cannot be read: %w", err)
	}
	if int64(config.Width)*int64(config.Height) > maxPixels {
		return "", fmt.Errorf("has %d by %d pixels, more than %d in all", config.Width, config.Height, maxPixels)
	}
	return kind, nil
}

// checkSVG refuses what an SVG file needs neither for drawing nor for anything
// else that a statement may do: scripts, references to elsewhere, entities. The
// gateway serves it with a policy that forbids them as well.
func checkSVG(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := true
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if root {
				return errors.New("is not an SVG image")
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("is not XML: %w", err)
		}
		switch t := token.(type) {
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
				return errors.New("declares entities")
			}
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			if root && name != "svg" {
				return fmt.Errorf("is not an SVG image: it begins with <%.40s>", t.Name.Local)
			}
			root = false
			switch name {
			case "script", "foreignobject", "iframe", "embed", "object", "handler", "animate", "set":
				return fmt.Errorf("has a <%s>, which an image in a statement may not have", t.Name.Local)
			}
			for _, a := range t.Attr {
				key, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
				switch {
				case strings.HasPrefix(key, "on"):
					return fmt.Errorf("has the event handler %.40s", a.Name.Local)
				case key == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"),
					strings.Contains(value, "javascript:"), strings.Contains(value, "url(") && !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(value, `"`, ""), "'", ""), "url(#"):
					return fmt.Errorf("refers to %.60q, which is not in the image", a.Value)
				}
			}
		case xml.CharData:
			if bytes.Contains(bytes.ToLower(t), []byte("@import")) {
				return errors.New("imports a style sheet")
			}
		}
	}
}

// pdf reports whether file is a PDF of a size that is served.
func (l *loader) pdf(file string) bool {
	if size := l.tree.files[file]; size > maxPDFBytes {
		l.found.errorf(file, 0, "has %d bytes, at most %d are allowed of a PDF", size, maxPDFBytes)
		return false
	}
	f, err := l.fsys.Open(file)
	if err != nil {
		l.found.errorf(file, 0, "%v", err)
		return false
	}
	defer f.Close()
	head := make([]byte, 5)
	if _, err := io.ReadFull(f, head); err != nil || string(head) != "%PDF-" {
		l.found.errorf(file, 0, "is not a PDF")
		return false
	}
	return true
}
