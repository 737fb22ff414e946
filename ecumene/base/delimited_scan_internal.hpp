// Finds the bytes that matter in delimited text, 64 at a time: delimiter, quote, CR, LF. With SSE2 (every x86-64) four
// wide compares a block; elsewhere eight bytes a word. Both give the same bits: bit i is byte i of the block.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ecumene::delimited_scan {

inline constexpr std::size_t block_bytes = 64;

// The four bytes looked for; a byte may be named twice.
struct Specials {
  std::array<char, 4> bytes{};
};

// Bit 7 of every byte of the result is set where the byte of `word` is zero. Exact for every byte, unlike the usual
// shorter form, whose borrow marks a 1 above a 0.
inline std::uint64_t zero_bytes(std::uint64_t word) {
  constexpr std::uint64_t low7 = 0x7f7f7f7f7f7f7f7fULL;
  return ~(((word & low7) + low7) | word | low7);
}

inline std::uint64_t special_bits_portable(const char* block, const Specials& specials) {
  std::uint64_t bits = 0;
  for (std::size_t w = 0; w < block_bytes / 8; ++w) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      word |= std::uint64_t{static_cast<unsigned char>(block[8 * w + i])} << (8 * i);
    }
    std::uint64_t hits = 0;
    for (const char byte : specials.bytes) {
      hits |= zero_bytes(word ^ (0x0101010101010101ULL * static_cast<unsigned char>(byte)));
    }
    // Gathers bit 7 of the eight bytes into eight neighbouring bits.
    bits |= (((hits >> 7) * 0x0102040810204080ULL) >> 56) << (8 * w);
  }
  return bits;
}

#if defined(__SSE2__)
inline std::uint64_t special_bits(const char* block, const Specials& specials) {
  const __m128i a = _mm_set1_epi8(specials.bytes[0]);
  const __m128i b = _mm_set1_epi8(specials.bytes[1]);
  const __m128i c = _mm_set1_epi8(specials.bytes[2]);
  const __m128i d = _mm_set1_epi8(specials.bytes[3]);
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < 4; ++i) {
    const __m128i lane = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + 16 * i));
    const __m128i hits = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(lane, a), _mm_cmpeq_epi8(lane, b)),
                                      _mm_or_si128(_mm_cmpeq_epi8(lane, c), _mm_cmpeq_epi8(lane, d)));
    bits |= std::uint64_t{static_cast<std::uint16_t>(_mm_movemask_epi8(hits))} << (16 * i);
  }
  return bits;
}
#else
inline std::uint64_t special_bits(const char* block, const Specials& specials) {
  return special_bits_portable(block, specials);
}
#endif

// The same for the last, shorter block of a text; bits behind its end are 0.
inline std::uint64_t special_bits_of_tail(const char* block, std::size_t size, const Specials& specials) {
  std::array<char, block_bytes> padded{};
  std::memcpy(padded.data(), block, size);
  return special_bits(padded.data(), specials) & ((std::uint64_t{1} << size) - 1);
}

}  // namespace ecumene::delimited_scan
