  // libstdc++'s own, which programs use. ./install puts these lines into <bitset>.
  _LIBCPP_HIDE_FROM_ABI size_t _Find_first() const _NOEXCEPT { return _Find_next(size_t(-1)); }
  _LIBCPP_HIDE_FROM_ABI size_t _Find_next(size_t __pos) const _NOEXCEPT {
    if (++__pos >= _Size)
      return _Size;
    return static_cast<size_t>(std::find(__base::__make_iter(__pos), __base::__make_iter(_Size), true) - __base::__make_iter(0));
  }
