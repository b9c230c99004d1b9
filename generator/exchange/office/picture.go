package office

import (
	"bytes"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// drawing reads pictures out of a drawing; what else it holds is counted.
func (r *docx) drawing(e *element) (spans []span) {
	if e.name == "w:object" {
		r.losses.add(objects, 1) // its picture is only an icon or a preview
		return nil
	}
	for _, name := range []string{"wps:txbx", "v:textbox"} {
		e.find(name, func(box *element) {
			if box.words() {
				r.screen(box)
				r.losses.add(textBoxes, 1)
			}
		})
	}
	for _, name := range []string{"c:chart", "dgm:relIds"} {
		e.find(name, func(*element) { r.losses.add(objects, 1) })
	}
	var alt string
	e.find("wp:docPr", func(p *element) { alt = altText(p.attr("descr")) })
	e.find("a:blip", func(blip *element) {
		id := blip.attr("r:embed")
		if id == "" {
			id = blip.attr("r:link")
		}
		spans = append(spans, r.picture(id, alt)...)
	})
	e.find("v:shape", func(shape *element) {
		shape.find("v:imagedata", func(image *element) {
			spans = append(spans, r.picture(image.attr("r:id"), altText(shape.attr("alt")))...)
		})
	})
	return spans
}

// picture makes a file of the part that a relation names. What lies outside of the
// archive is never opened.
func (r *docx) picture(id, alt string) []span {
	rel, ok := r.rels[id]
	switch {
	case !ok:
		return nil
	case rel.external:
		r.remotePicture(rel.target)
		return nil
	}
	name := r.media[rel.target]
	if name == "" {
		data, refused := r.archive.part(rel.target)
		if refused != nil {
			if refused.Kind != damaged {
				r.fail(refused)
			}
			r.losses.add(badPictures, 1)
			return nil
		}
		if name = r.addPicture(data); name == "" {
			return nil
		}
		r.media[rel.target] = name
	}
	return []span{r.image(name, alt)}
}

func (d *document) image(name, alt string) span {
	if alt == "" {
		d.losses.add(noAltText, 1)
	}
	return span{image: name, text: alt}
}

// addPicture keeps a picture that browsers can show, and returns its file name.
func (d *document) addPicture(data []byte) string {
	for _, f := range d.files {
		if bytes.Equal(f.Data, data) {
			return f.Name
		}
	}
	ext := pictureFormat(data)
	if ext == "" {
		d.losses.add(badPictures, 1)
		return ""
	}
	name := "image" + strconv.Itoa(len(d.files)+1) + ext
	d.files = append(d.files, File{Name: name, Data: data})
	return name
}

// remotePicture tells of a picture that stands elsewhere: its address, or the file
// name alone when it lies on somebody's disk.
func (d *document) remotePicture(target string) {
	if !strings.HasPrefix(target, "http://") && !strings.HasPrefix(target, "https://") && !strings.HasPrefix(target, "//") {
		target = path.Base(strings.ReplaceAll(target, `\`, "/"))
	}
	d.losses.say(remotePictures, clip(target, 200))
}

// pictureFormat tells the format by the first bytes, as browsers do.
func pictureFormat(data []byte) string {
	has := func(magic string) bool { return bytes.HasPrefix(data, []byte(magic)) }
	switch {
	case has("\x89PNG\r\n\x1a\n"):
		return ".png"
	case has("\xFF\xD8\xFF"):
		return ".jpg"
	case has("GIF87a"), has("GIF89a"):
		return ".gif"
	case has("RIFF") && len(data) > 12 && string(data[8:12]) == "WEBP":
		return ".webp"
	}
	return ""
}

// noAlt are descriptions that programs fill in: file names, paths, 图片 1.
var noAlt = regexp.MustCompile(`(?i)^(?:(?:图片|图像|picture|image|img|screenshot|说明)[\s:：_\-]*\d*|.*[/\\].*|\S+\.(?:png|jpe?g|gif|bmp|webp|emf|wmf|tiff?))$`)

func altText(s string) string {
	s = oneLine(s)
	if noAlt.MatchString(s) {
		return ""
	}
	return s
}

func clip(s string, most int) string {
	runes := []rune(oneLine(s))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most]) + "…"
}
