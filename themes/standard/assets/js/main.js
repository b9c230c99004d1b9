// The entry module: each line is one topic.
