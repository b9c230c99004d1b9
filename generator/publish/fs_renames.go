//go:build !linux && !darwin

package publish

import "errors"

func (system) Exchange(a, b string) error { return errors.ErrUnsupported }
