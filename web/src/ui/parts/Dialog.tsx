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

/** A dialog over the page, named for screen readers. Escape is the caller's, by the key system. */
export function Dialog({ label, size, onClose, children, padding, top = '5vh' }: Props) {
  return (
    <Modal.Root opened onClose={onClose} size={size} yOffset={top} closeOnEscape={false} transitionProps={{ duration: 80 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={label}>
        <Modal.Body {...(padding === undefined ? {} : { p: padding })}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
