package shard

import (
	"encoding/base64"
	"strings"
)

// Script is a file of the format as a classic script, for editions that are opened
// from a disk, where a browser fetches nothing but runs scripts: it hands the name
// and the bytes, in base64, to the function gongkaiShard.
func Script(name string, data []byte) (scriptName string, script []byte) {
	return strings.TrimSuffix(name, ".bin") + ".js",
		[]byte(`gongkaiShard("` + name + `","` + base64.StdEncoding.EncodeToString(data) + "\")\n")
}

// ReadScript is the bytes that such a script hands over.
func ReadScript(script []byte) ([]byte, error) {
	parts := strings.Split(string(script), `"`)
	if len(parts) != 5 {
		return nil, errDamaged
	}
	data, err := base64.StdEncoding.DecodeString(parts[3])
	if err != nil {
		return nil, errDamaged
	}
	return data, nil
}
