// Content codings: Accept-Encoding (RFC 9110, 12.5.3), and gzip (RFC 1952) by zlib. Pure.
#pragma once

#include <string>
#include <string_view>

namespace hall::net {

/// Does whoever asks take gzip? By its name, or by "*" where it is not named; a weight of 0 means no. An empty list takes nothing.
bool takesGzip(std::string_view acceptEncoding);

/// The same as a gzip member without a name or a time: equal bytes give equal bytes. Empty when there was no memory for it.
std::string gzipped(std::string_view bytes);

}  // namespace hall::net
