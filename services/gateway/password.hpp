// Password hashes: Argon2id with 19 MiB, 2 passes, 1 lane (OWASP's first choice), about 60 ms each. At most
// four run at once and twelve wait, so that a flood of sign-ins takes neither the memory nor the workers from
// everybody else: past it Problem "overloaded".
#pragma once
#include <string>

namespace heliu::gateway {

std::string hash_password(const std::string& password);
// Against an empty hash it does the same work and is false: an unknown name takes as long as a wrong
// password.
bool password_matches(const std::string& hash, const std::string& password);

}  // namespace heliu::gateway
