/** A moment of the run that every chart shows by its name, epoch ms. */
export interface RunMark {
  readonly at: number;
  readonly kind: 'deploy' | 'rollback';
  readonly name: string;
}
