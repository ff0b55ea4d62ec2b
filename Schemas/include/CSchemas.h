// The schema files that are built into the program, in the order of their paths.
#pragma once

/// How many files there are.
long schemas_count(void);

/// The path of a file below Schemas/, such as "codes/iso/countries.yaml"; null when there is no file of that number.
const char *schemas_path(long number);

/// The content of a file, followed by a 0 that is not part of it.
const unsigned char *schemas_bytes(long number);

/// The size of a file in bytes.
long schemas_size(long number);
