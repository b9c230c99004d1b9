package client_test

import (
	"bytes"
	"compress/gzip"
	"testing"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"

	"gongkai/search/client"
)

// The script leaves room for the search page within 25 KB for everything.
func TestBundleIsSmall(t *testing.T) {
	m := minify.New()
	m.AddFunc("text/javascript", js.Minify)
	small, err := m.Bytes("text/javascript", client.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	w.Write(small)
	w.Close()
	if packed.Len() > 10<<10 {
		t.Errorf("%d bytes, minified and compressed", packed.Len())
	}
	t.Logf("%d bytes, minified and compressed; %d before", packed.Len(), len(client.Bundle()))
}
