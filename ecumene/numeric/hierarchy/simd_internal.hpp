// How the SIMD files of this folder are compiled: once for each target that Highway finds at run time, with nothing in
// it that could make the digits differ from target to target.
//
// A file that uses it looks like this (Highway includes it again for every target):
//
//   #undef HWY_TARGET_INCLUDE
//   #define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/x.cpp"
//   #include "ecumene/numeric/hierarchy/simd_internal.hpp"
//   #include "hwy/foreach_target.h"
//   #include "hwy/highway.h"
//   HWY_BEFORE_NAMESPACE();
//   namespace ecumene::internal { namespace HWY_NAMESPACE { ... } }
//   HWY_AFTER_NAMESPACE();
//   #if HWY_ONCE ... HWY_EXPORT(f); ... HWY_DYNAMIC_DISPATCH(f)(...) ... #endif
//
// The same digits everywhere: one lane is one point (or one pair), and the sum over the columns runs in their order
// within the lane; Mul and Add, never MulAdd, where the result counts (a filter whose answers are decided again in
// double may use what it likes).
#pragma once

// AVX-512, AVX2 and the baseline are worth their compile time; the targets in between are not.
#ifndef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SSE4 | HWY_AVX3_DL)
#endif
