package output

import "fmt"

// robots lets every search engine in: what is not public is not here.
var robots = Output{Name: "robots", Targets: func(p *Planner) {
	file(p, "robots.txt", p.address("/sitemap.xml"), func(_ *Maker, sitemap string) ([]byte, error) {
		return fmt.Appendf(nil, "User-agent: *\nAllow: /\n\nSitemap: %s\n", sitemap), nil
	})
}}
