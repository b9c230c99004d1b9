package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
)

// connections is how many files are fetched at a time: enough to hide the way to the
// server, few enough not to be taken for an attack.
const connections = 8

// VerifyURL holds a site as it is served against the manifest it serves. It finds
// what was changed or lost on the way to the visitors and on the server; what was
// added cannot be seen from outside. Nothing the server says is trusted: paths are
// checked, only the host of base is asked, and no more is read of a file than the
// manifest says it has.
func VerifyURL(ctx context.Context, client *http.Client, base string) (Report, error) {
	u, err := url.Parse(base)
	if err != nil {
		return Report{}, fmt.Errorf("verify: %w", err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return Report{}, fmt.Errorf("verify %s: not the address of a site", base)
	}
	s := served{*u, sameHost(client, u)}
	encoded, err := s.read(ctx, ManifestFile)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", base, err)
	}
	m, err := parseManifest(encoded)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", base, err)
	}
	var r Report
	r.checkSums(m, encoded, func() ([]byte, error) { return s.read(ctx, SumsFile) })
	r.checkAll(m, connections, func(e Entry) finding { return s.verifyFile(ctx, e) })
	r.settle()
	return r, ctx.Err()
}

// sameHost is the client, kept from being led to another host or out of https.
func sameHost(client *http.Client, base *url.URL) *http.Client {
	if client == nil {
		client = http.DefaultClient
	}
	kept := *client
	kept.CheckRedirect = func(r *http.Request, via []*http.Request) error {
		switch {
		case r.URL.Host != base.Host || r.URL.Scheme != base.Scheme:
			return fmt.Errorf("redirected to another host, %s", r.URL.Host)
		case len(via) >= 5:
			return errors.New("redirected too often")
		}
		return nil
	}
	return &kept
}

// served is a site behind an address.
type served struct {
	base   url.URL
	client *http.Client
}

func (s served) verifyFile(ctx context.Context, e Entry) finding {
	body, err := s.get(ctx, e.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return finding{state: missing}
	}
	if err != nil {
		return finding{unread, err}
	}
	defer body.Close()
	// A file may have any size up to the largest number: one more would overflow.
	d, err := digestOf(io.LimitReader(body, max(e.Bytes, e.Bytes+1)))
	if err != nil {
		return finding{unread, err}
	}
	if d.bytes != e.Bytes || d.sum.String() != e.SHA256 {
		return finding{state: changed}
	}
	return finding{}
}

// read gets one of the two lists.
func (s served) read(ctx context.Context, path string) ([]byte, error) {
	body, err := s.get(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	defer body.Close()
	return readBounded(body, largestManifest)
}

// get opens a file of the site; fs.ErrNotExist when the server does not have it.
func (s served) get(ctx context.Context, path string) (io.ReadCloser, error) {
	u := s.base
	u.Path, u.RawPath, u.RawQuery, u.Fragment = strings.TrimSuffix(u.Path, "/")+"/"+path, "", "", ""
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	// The bytes as they are stored, not as a proxy would pack them.
	request.Header.Set("Accept-Encoding", "identity")
	response, err := s.client.Do(request)
	if err != nil {
		return nil, err
	}
	switch response.StatusCode {
	case http.StatusOK:
		return response.Body, nil
	case http.StatusNotFound, http.StatusGone:
		err = fs.ErrNotExist
	default:
		err = errors.New(response.Status)
	}
	response.Body.Close()
	return nil, err
}
