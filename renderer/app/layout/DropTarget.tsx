import { useEffect, useState } from 'react';
import { useProjects } from '@renderer/features/projects';
import { useNavigation } from '@renderer/ui';
import styles from './Layout.module.css';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A table dropped on the window becomes a project, unless a screen took it. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const createFromFile = useProjects((state) => state.createFromFile);
  const go = useNavigation((state) => state.go);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      void createFromFile(file).then((opened) => go(opened ? 'canvas' : 'home'));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [createFromFile, go]);
  if (!over) return null;
  return (
    <div className={styles.drop}>
      Drop to start a project with this file
      <small>CSV, TSV, JSON, JSON lines or Parquet. The file is copied; the original stays as it is.</small>
    </div>
  );
}
