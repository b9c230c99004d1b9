package table_test

import (
	"fmt"
	"strings"

	"gongkai/generator/disclosure"
	"gongkai/generator/table"
)

func ExampleRead() {
	src := "姓名,手机,村,金额\n张小三,13812341234,柳湾村,840\n欧阳建华,13912345678,禾苗村,560\n"
	t, found := table.Read("list.csv", []byte(src), disclosure.Table{
		Columns: []disclosure.TableColumn{{Name: "姓名", Rule: "遮盖"}, {Name: "手机", Rule: "遮盖"}},
	})
	fmt.Println(len(found), t.Masked)
	for _, row := range t.Rows {
		fmt.Println(row[0].Text, row[1].Text)
	}
	var b strings.Builder
	if err := t.Pages(1)[1].CSV(&b); err != nil {
		fmt.Println(err)
	}
	fmt.Printf("%q\n", b.String())
	// Output:
	// 0 [姓名 手机]
	// 张*三 138****1234
	// 欧阳*华 139****5678
	// "\ufeff姓名,手机,村,金额\r\n欧阳*华,139****5678,禾苗村,560\r\n"
}
