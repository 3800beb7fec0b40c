// What an error number of the server or the client library says about the transaction it ended.
#pragma once
#include <algorithm>
#include <array>

namespace heliu::error_code {

inline constexpr int kDuplicateKey = 1062;
inline constexpr int kLockWaitTimeout = 1205;
inline constexpr int kDeadlock = 1213;
inline constexpr int kNoSuchThread = 1094;
inline constexpr int kConnectionLost = 2013;

// The server undid the whole transaction (or must be told to): running all of it again may succeed.
// 1213 deadlock or certification, 1205 lock wait, 1020 changed since the snapshot, 1047 cluster node not
// ready, 1615 and 1243 a prepared statement that outlived a schema change.
constexpr bool is_conflict(int code) {
  constexpr std::array codes{1213, 1205, 1020, 1047, 1615, 1243};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// The session is gone: 1053 shutdown, 1152 and 1158 to 1161 network, 1184, 1927 killed, 4031 idle too long.
constexpr bool is_lost(int code) {
  constexpr std::array codes{1053, 1152, 1158, 1159, 1160, 1161, 1184,
                             1927, 2002, 2003, 2006, 2013, 2055, 4031};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// The session can't be used again, lost or out of step (2014, 2030: its protocol state is wrong). All client
// errors are from 2000 to 2999; 0 is the connector's own ("statement was closed").
constexpr bool breaks_session(int code) {
  return code == 0 || is_lost(code) || (code >= 2000 && code < 3000);
}

// The server can't write at present: 3, 1026 and 1030 the disk, 1021 and 1114 full, 1290 and 1836 read-only.
constexpr bool is_unwritable(int code) {
  constexpr std::array codes{3, 1021, 1026, 1030, 1114, 1290, 1836};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Connecting again won't help: 1044 and 1045 access, 1049 no such schema, 1698 access without password,
// 2026 TLS.
constexpr bool is_refusal(int code) {
  constexpr std::array codes{1044, 1045, 1049, 1698, 2026};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace heliu::error_code
