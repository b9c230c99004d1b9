package shard_test

import (
	"slices"
	"testing"

	"gongkai/search/shard"
)

// BenchmarkWrite is the cost of shards for a thousand documents, bytes being those
// of their texts.
func BenchmarkWrite(b *testing.B) {
	docs := documents(1000)
	var stats shard.Stats
	for b.Loop() {
		var err error
		if stats, _, err = shard.Write(slices.Values(docs), shard.Options{}, func(string, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(stats.TextBytes)
	b.ReportMetric(float64(stats.Bytes)/float64(stats.TextBytes), "written/text")
}
