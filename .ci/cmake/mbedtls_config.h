// All that is wanted of mbedtls: SHA-256.
#define MBEDTLS_SHA256_C
