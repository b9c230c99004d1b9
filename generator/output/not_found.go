package output

// notFound is the page a host shows for an address that is not there.
var notFound = Output{Name: "not-found", Targets: func(p *Planner) {
	const name = "404.html"
	head := p.head("页面不存在", "/"+name, nil)
	head.NoIndex = true
	v := MessageView{
		Title: "您访问的页面不存在",
		Text:  "网址可能有误，或者信息已经调整。可以从下列入口继续查找。",
		Links: []Link{
			{Title: "返回首页", URL: p.url(homeRoute)}, p.searchLink(),
			{Title: platformTitle, URL: p.url(platformRoute)}, {Title: libraryTitle, URL: p.url(libraryRoute)},
			{Title: mapTitle, URL: p.url(mapRoute)},
		},
	}
	input := page[MessageView]{p.frame("/" + name), head, v}
	files(p, []string{name}, "message", "", input, func(m *Maker, in page[MessageView]) ([][]byte, error) {
		b, err := m.page("message", in.Frame, in.Head, in.View, nil)
		return [][]byte{b}, err
	})
}}
