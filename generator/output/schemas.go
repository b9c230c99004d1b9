package output

import "embed"

// The JSON Schemas of the API: what a program that reads it may rely on.
//
//go:embed schemas/*.json
var schemaFiles embed.FS

// schemaNames lists the schemas, by name.
func schemaNames() []string {
	entries, err := schemaFiles.ReadDir("schemas")
	if err != nil {
		panic(err) // embedded
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// schema is the address of a schema.
func (p *Planner) schema(name string) string { return p.address("/" + apiRoot + "schemas/" + name) }

func renderSchema(_ *Maker, name string) ([]byte, error) {
	return schemaFiles.ReadFile("schemas/" + name)
}
