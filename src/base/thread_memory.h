// SPDX-License-Identifier: Apache-2.0
#pragma once
// Room in the memory of a thread that is about to load or judge much.

#include <cstddef>

namespace kaiji {

/// Bytes that loading a set of rules, or judging a document, takes at most as a rule.
inline constexpr std::size_t kThreadMemory = std::size_t{24} << 20;

/// Makes room in the memory of the calling thread at once: glibc lets that of all threads but the first grow by single
/// pages, each with a system call during which no other thread gets a page. What is not used costs nothing.
void reserve_thread_memory(std::size_t bytes = kThreadMemory);

}  // namespace kaiji
