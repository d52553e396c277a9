// SPDX-License-Identifier: Apache-2.0
#include "base/thread_memory.h"

#include <cstdlib>

namespace kaiji {

void reserve_thread_memory(std::size_t bytes) {
  void* volatile room = std::malloc(bytes);  // volatile: the pair must not be optimized away
  std::free(room);                           // stays with the thread, as main() sets the allocator
}

}  // namespace kaiji
