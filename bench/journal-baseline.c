/* The least a durable journal can cost: one write and one fdatasync for each line. Prints lines a second. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  int lines = atoi(argv[2]);
  size_t size = (size_t)atoi(argv[3]);
  char line[4096];
  if (size > sizeof line) return 2;
  memset(line, 'x', size - 1);
  line[size - 1] = '\n';
  int fd = open(argv[1], O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (fd < 0) return 1;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int i = 0; i < lines; i++) {
    if (write(fd, line, size) != (ssize_t)size || fdatasync(fd) != 0) return 1;
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  close(fd);
  printf("%f\n", lines / ((to.tv_sec - from.tv_sec) + (to.tv_nsec - from.tv_nsec) / 1e9));
  return 0;
}
