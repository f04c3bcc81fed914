import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly size: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly padding?: number;
  readonly top?: string;
}

/**
 * A dialog over the page, named for screen readers. Escape is the caller's, by the key system. It is there at once, and what takes
 * the text has `autoFocus`: the first letters of who types on must not be lost while something fades in.
 */
export function Dialog({ label, size, onClose, children, padding, top = '5vh' }: Props) {
  return (
    <Modal.Root opened onClose={onClose} size={size} yOffset={top} closeOnEscape={false} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={label}>
        <Modal.Body {...(padding === undefined ? {} : { p: padding })}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
